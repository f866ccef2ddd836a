# Completion of rounds for fish. In ~/.config/fish/config.fish:  rounds completion fish | source
function __rounds_complete
    set -l words (commandline -opc)
    set -lx COMP_LINE (commandline -cp)
    set -lx COMP_POINT (string length -- "$COMP_LINE")
    set -lx _ROUNDS_COMPLETE fish
    command $words[1] 2>/dev/null </dev/null
end
complete --command rounds --no-files --arguments '(__rounds_complete)'
