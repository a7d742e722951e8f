#!/usr/bin/env bash
# The long run of the chaos tests: bash build/test-chaos.sh [rounds]
# Cuts connections at every message of every plan, restarts servers there, tries all interleavings of two replicas, and kills migrating
# replicas for so many rounds (20 by default), also replicas of Entity Framework Core with the same SQL. An hour of a quiet machine. Ends with what
# was tried: kills, restarts, rounds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. build/prerequisites.sh

require_dotnet
require_postgres
command -v pgbouncer >/dev/null || [ -x /usr/sbin/pgbouncer ] || install_package pgbouncer pgbouncer

export MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off MIGRATIONKIT_CHAOS_ROUNDS="${1:-20}"
log=$PWD/artifacts/chaos.log
mkdir -p artifacts
dotnet build tests/MigrationKit.Chaos.Tests --configuration Release --verbosity quiet --nologo
outcome=0
dotnet test tests/MigrationKit.Chaos.Tests --no-build --configuration Release --nologo --logger "console;verbosity=detailed" >"$log" 2>&1 || outcome=$?
grep -E '^ +(Passed|Failed) |cuts,|restarts met|rounds of|interleavings of|starts of replicas|starts after a kill' "$log" | grep -v '^ [a-zA-Z:]' || true
[ "$outcome" -eq 0 ] || echo "See $log"
exit "$outcome"
