# Reads the result files of dotnet test. To be sourced by scripts beside this file.

# counter <name> <file>: one number of a result file.
counter() {
    sed -n "s/.*<Counters[^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1
}

# has_result <file>: whether a run came far enough to have counted.
has_result() {
    [ -f "$1" ] && grep -q '<Counters ' "$1"
}
