# Completion of rounds for bash. In ~/.bashrc:  eval "$(rounds completion bash)"
_rounds() {
    # Read as data, not split by the shell: a name with * or [ is no pattern of files.
    IFS=$'\v' read -r -d '' -a COMPREPLY < <(
        COMP_LINE="$COMP_LINE" COMP_POINT="$COMP_POINT" COMP_WORDBREAKS="$COMP_WORDBREAKS" \
            _ROUNDS_COMPLETE=bash "$1" 2>/dev/null </dev/null
        printf '\0'
    )
}
complete -o nospace -F _rounds rounds
