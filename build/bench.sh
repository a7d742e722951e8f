#!/usr/bin/env bash
# Measures: bash build/bench.sh [--smoke] [startup] [coldstart] [apply] [tenants] [read] [verify] [differs] [scratch] [plan] [manifest] [history] [generator]
# No name means everything, about 20 minutes of a quiet machine. Starts a throw-away PostgreSQL server, or uses the one that
# MIGRATIONKIT_PG_CONNECTION names. Ends with one table of ratios to floor and peer, which is also in artifacts/benchmarks/summary.md;
# details are in artifacts/benchmarks/results/*.md. "profile" in place of names tells how the time of every phase grows with its input.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. build/prerequisites.sh

require_dotnet
require_postgres

export MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off
dotnet build tests/MigrationKit.Benchmarks --configuration Release --verbosity quiet --nologo
exec dotnet tests/MigrationKit.Benchmarks/bin/Release/net10.0/MigrationKit.Benchmarks.dll "$@"
