#!/usr/bin/env bash
# Packs all packages into artifacts/packages. MIGRATIONKIT_VERSION sets their version; further arguments go to `dotnet pack`.
set -euo pipefail
cd "$(dirname "$0")/.."

version=(${MIGRATIONKIT_VERSION:+"-p:MigrationKitPackVersion=$MIGRATIONKIT_VERSION"})

# The package MigrationKit has these inside, without references to them.
for project in Generators Tasks; do
    dotnet restore "src/MigrationKit.$project" --verbosity quiet
done

for project in MigrationKit MigrationKit.Testing MigrationKit.Tool; do
    dotnet pack "src/$project" --configuration Release --verbosity quiet -nodeReuse:false ${version[@]+"${version[@]}"} "$@"
done
