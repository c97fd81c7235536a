"""QR symbols: text -> modules. The only user of ``qrcode``."""

from __future__ import annotations

from functools import lru_cache

from recap_print.errors import CannotLayOut


@lru_cache(maxsize=64)
def modules(payload: str) -> tuple[str, ...]:
    """The rows of the smallest QR symbol that holds the payload at level M; ``1`` is a dark module.

    Level M survives 15 % of damage (ISO/IEC 18004:2024 §6.1); Q and H would need smaller modules.
    The mask is the one the standard's penalty chooses, so the same payload is always the same symbol.
    """
    import qrcode
    from qrcode.exceptions import DataOverflowError

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(payload, optimize=0)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise CannotLayOut(
            f"{len(payload)} characters do not fit in a QR code",
            help="Shorten the address; a code that scans from a worn page holds some 80 characters.",
        ) from error
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.modules)
