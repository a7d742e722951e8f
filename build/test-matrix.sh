#!/usr/bin/env bash
# The tests that read and change schemas, and those of the runtime, on several major versions of PostgreSQL: bash build/test-matrix.sh [13] [14] … (default 13 to 18).
# Servers that are not on the machine come from npm (see servers.sh). These have no pg_dump: the judge is then that of the machine, and where it
# is older than the server, which it refuses, a second diff alone. The table, also in artifacts/TestMatrix/table.txt, says so.
# MIGRATIONKIT_MATRIX_FILTER is passed to dotnet test as --filter.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. build/prerequisites.sh
. build/servers.sh
. build/results.sh

projects="MigrationKit.Introspection.Tests MigrationKit.Acceptance.Tests MigrationKit.Tests"
results=$PWD/artifacts/TestMatrix
majors=("$@")
[ ${#majors[@]} -gt 0 ] || majors=(13 14 15 16 17 18)

# dump_version: the major of the newest pg_dump of this machine; 0 where there is none.
dump_version() {
    local program
    for program in "$(command -v pg_dump || true)" /usr/lib/postgresql/*/bin/pg_dump /usr/pgsql-*/bin/pg_dump /opt/homebrew/opt/postgresql@*/bin/pg_dump; do
        if [ -x "$program" ]; then
            "$program" --version
        fi
    done | sed 's/.*) \([0-9]*\).*/\1/' | sort -n | tail -n 1 | grep . || echo 0
}

# run <major> <project>: a result file and a log; fails where a test did, or the run did not end well.
run() {
    local name=$1-$2 filter=()
    [ -z "${MIGRATIONKIT_MATRIX_FILTER:-}" ] || filter=(--filter "$MIGRATIONKIT_MATRIX_FILTER")
    MIGRATIONKIT_PG_BIN=$bin dotnet test "tests/$2" --no-build --configuration Release --nologo --results-directory "$results" \
        --logger "trx;LogFileName=$name.trx" --blame-hang-timeout 20m --blame-hang-dump-type none "${filter[@]}" >"$results/$name.log" 2>&1
}

# report <major> <project> <judge> <whether the run ended well>: one line of the table.
report() {
    local trx=$results/$1-$2.trx total executed passed
    # A run whose process died after some tests has a result for these, all passed, and is not passed.
    if ! has_result "$trx" || { [ "$4" = no ] && [ "$(counter executed "$trx")" = "$(counter passed "$trx")" ]; }; then
        tail -n 20 "$results/$1-$2.log" >&2
        line "$1" "$2" - "did not end" - "$3"
        return 1
    fi

    total=$(counter total "$trx")
    executed=$(counter executed "$trx")
    passed=$(counter passed "$trx")
    line "$1" "$2" "$passed" $((executed - passed)) $((total - executed)) "$3"
    [ "$executed" = "$passed" ]
}

line() {
    printf '%-12s%-34s%8s%14s%9s  %s\n' "$@"
}

require_dotnet
unset MIGRATIONKIT_PG_CONNECTION
export MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off
rm -rf "$results"
mkdir -p "$results"
for project in $projects; do
    dotnet build "tests/$project" --configuration Release --verbosity quiet --nologo -p:DeterministicSourcePaths=false
done

dump=$(dump_version)
line PostgreSQL tests passed failed skipped judge | tee "$results/table.txt"
outcome=0
for major in "${majors[@]}"; do
    bin=$(programs_of "$major")
    judge="pg_dump $dump and a second diff"
    [ "$dump" -ge "$major" ] || judge="a second diff only: pg_dump $dump refuses this server"
    [ ! -x "$bin/pg_dump" ] || judge="pg_dump $major and a second diff"
    for project in $projects; do
        ended=yes
        run "$major" "$project" || ended=no
        report "$major" "$project" "$judge" "$ended" | tee -a "$results/table.txt" || outcome=1
    done
done

exit $outcome
