#compdef rounds
# Completion of rounds for zsh. In ~/.zshrc, behind compinit:  eval "$(rounds completion zsh)"
_rounds() {
    local line="${(j: :)words[1,CURRENT-1]} $IPREFIX$QIPREFIX$PREFIX"
    local -a found behind
    found=("${(@ps:\v:)$(
        COMP_LINE="$line" COMP_POINT="${#line}" \
            _ROUNDS_COMPLETE=zsh "${words[1]}" 2>/dev/null </dev/null
    )}")
    found=("${(@)found%:}")
    [[ -n "$found" ]] || return 1
    [[ -n "${(M)found:#*[/=]}" ]] && behind=(-S '')
    _describe rounds found -o nosort -M 'm:{[:lower:]}={[:upper:]}' "${behind[@]}" && return
    # What was found by pinyin or initials does not begin with what was typed.
    compstate[insert]=menu
    _describe rounds found -o nosort -U "${behind[@]}"
}
if [[ "$zsh_eval_context" == *func ]]; then
    _rounds "$@"
else
    compdef _rounds rounds
fi
