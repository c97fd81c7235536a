"""Commands, options and names that a shell completes on the Tab key."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from recap_print.cli import words
from recap_print.cli.desk import app

Answer = tuple[str, str]
"""A word, and what it means in a few more."""

# A shell hands over the words up to the cursor; without an answer it offers files.
SCRIPTS = {
    "bash": """\
# recap-print, completed in bash: eval "$(recap-print completion bash)"
_recap_print() {
    local IFS=$'\\n'
    COMPREPLY=($("$1" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o bashdefault -o default -F _recap_print recap-print""",
    "zsh": """\
#compdef recap-print
# recap-print, completed in zsh: eval "$(recap-print completion zsh)", after compinit
_recap_print() {
    local -a answers
    answers=("${(@f)$(${words[1]} complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -z "${answers[1]}" ]]; then
        _files
    else
        answers=("${(@)answers//$'\\t'/:}")
        _describe -V recap-print answers
    fi
}
if [[ "${funcstack[1]}" == _recap_print ]]; then _recap_print "$@"; else compdef _recap_print recap-print; fi""",
    "fish": """\
# recap-print, completed in fish: recap-print completion fish | source
function __recap_print
    set -l said (commandline -opc)
    set -l word (commandline -ct)
    set -l answers ($said[1] complete -- $said[2..-1] "$word" 2>/dev/null)
    if test (count $answers) -gt 0
        printf '%s\\n' $answers
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c recap-print -k -f -a '(__recap_print)'""",
}


class Shell(StrEnum):
    bash = "bash"
    zsh = "zsh"
    fish = "fish"


@app.command()
def completion(shell: Annotated[Shell, typer.Argument(help="Which shell completes.")]) -> None:
    """Print a script by which a shell completes commands, options, editions, variants and presses."""
    words.say(SCRIPTS[shell.value])


@app.command(hidden=True)
def complete(said: Annotated[list[str] | None, typer.Argument()] = None) -> None:
    """Print what the last of these words may become: a line for each, with its meaning after a tab."""
    found = [f"{word}\t{meaning}".rstrip("\t") for word, meaning in answers(said or [""])]
    if found:
        words.say("\n".join(found))


def answers(said: Sequence[str]) -> list[Answer]:
    """What the last of these words, which stand after ``recap-print``, may become."""
    *before, word = [one for one in said if one != "="] if said[-1] != "=" else [*said[:-1], ""]
    start = ""
    if word.startswith("--") and "=" in word:  # bash parts these words, others do not
        option, _, word = word.partition("=")
        before, start = [*before, option], f"{option}="
    return [(start + answer, meaning) for answer, meaning in _answers(before, word) if answer.startswith(word)]


def _answers(before: Sequence[str], word: str) -> Iterator[Answer]:
    group: Any = typer.main.get_command(app)
    name = next((one for one in before if not one.startswith("-")), "")
    command = group.commands.get(name)
    if not name:
        yield from _options(group) if word.startswith("-") else _commands(group)
    elif command:
        waiting, place, is_over = _read(command, before[before.index(name) + 1 :])
        if waiting:
            yield from _values(waiting)
        elif word.startswith("-") and not is_over:
            yield from _options(command)
        elif place is not None:
            yield from _values(place)


def _read(command: Any, said: Sequence[str]) -> tuple[Any, Any, bool]:
    """The option that waits for its value, the argument that comes next, and whether ``--`` ended the options."""
    options = {name: one for one in command.params for name in one.opts if one.param_type_name == "option"}
    places = [one for one in command.params if one.param_type_name == "argument"]
    waiting, count, is_over = None, 0, False
    for word in said:
        option = None if is_over else options.get(word)
        if waiting:
            waiting = None
        elif word == "--" and not is_over:
            is_over = True
        elif option:
            waiting = None if option.is_flag else option
        elif is_over or not word.startswith("-"):
            count += 1
    place = places[count] if count < len(places) else next((one for one in places[-1:] if one.nargs < 0), None)
    return waiting, place, is_over


def _commands(group: Any) -> Iterator[Answer]:
    for name in group.list_commands(None):
        if not group.commands[name].hidden:
            yield name, group.commands[name].get_short_help_str(80)


def _options(command: Any) -> Iterator[Answer]:
    for option in command.params:
        if option.param_type_name == "option" and not option.hidden:
            yield option.opts[-1], (option.help or "").partition(". ")[0]
    yield "--help", "Show this message and exit."


def _values(param: Any) -> Iterator[Answer]:
    if choices := getattr(param.type, "choices", ()):
        yield from ((str(getattr(choice, "value", choice)), "") for choice in choices)
        return
    from recap_print.pipeline.naming import names

    yield from ((name, "") for name in names(param.name))
