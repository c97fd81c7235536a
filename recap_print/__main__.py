"""``python -m recap_print`` is the same front desk as ``recap-print``."""

from recap_print.cli import main

if __name__ == "__main__":
    main()
