#!/usr/bin/env bash
# MigrationKit from the package to a migrated database, with samples/PointOfSale. Needs the .NET SDK; installs PostgreSQL and curl where
# they are missing. All it writes is in a temporary folder, which goes when it ends. Whatever it says, it has checked: else it fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. build/prerequisites.sh

# Somebody's own computer is what is shown: a build in CI adds no migration, and nothing else may name the database or the projects' output.
unset CI ContinuousIntegrationBuild Configuration Platform MIGRATIONKIT_CONNECTION MIGRATIONKIT_VERSION
export MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off

repository=$PWD
work=$(mktemp -d "${TMPDIR:-/tmp}/migrationkit-demo.XXXXXX")
shop=$work/PointOfSale
log=$work/log
server=
app=

# A version that no package cache has seen.
export MigrationKitVersion=0.1.0-demo.$(date -u +%Y%m%d%H%M%S).$$

clean_up() {
    cd "$repository"
    stop_app
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
        server=
    fi
    local packages
    packages=$(dotnet nuget locals global-packages --list 2>/dev/null | sed 's/^[^:]*: *//') || true
    if [ -n "$packages" ]; then
        rm -rf "$packages"/migrationkit*/"$MigrationKitVersion"
    fi
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$(printf '\033[1m') plain=$(printf '\033[0m')
else
    bold= plain=
fi

step=0
say() {
    step=$((step + 1))
    printf '\n%s%d. %s%s\n' "$bold" "$step" "$*" "$plain"
}

# Runs a command and shows it; its output goes to the log, and to the screen if it fails.
run() {
    printf '   $ %s\n' "$*"
    "$@" >"$log" 2>&1 || { cat "$log"; fail "this should have worked: $*"; }
}

show() {
    sed 's/^/   /' "$@"
}

# expect <text> [<file>]: the text is in the file, else in the log.
expect() {
    grep -qF -- "$1" "${2:-$log}" || { cat "${2:-$log}"; echo; fail "this should have been said: $1"; }
}

start_app() {
    printf '   $ dotnet bin/Debug/net10.0/PointOfSale.dll\n'
    : >"$work/app"
    (cd "$shop" && exec dotnet bin/Debug/net10.0/PointOfSale.dll --urls http://127.0.0.1:0 "$@") >"$work/app" 2>&1 &
    app=$!
    local tries=0
    until grep -q 'Now listening on' "$work/app"; do
        tries=$((tries + 1))
        kill -0 "$app" 2>/dev/null && [ $tries -lt 600 ] || { cat "$work/app"; fail "the application did not start"; }
        sleep 0.2
    done
    url=$(sed -n 's/.*Now listening on: *//p' "$work/app")
    { grep -E '^ +(Applied|The model) ' "$work/app" || true; } | sed 's/^ */   /'
}

stop_app() {
    if [ -n "$app" ]; then
        kill "$app" 2>/dev/null || true
        wait "$app" 2>/dev/null || true
        app=
    fi
}

# call <method> <path> <expected in the answer> [<body>]
call() {
    printf '   %s %s\n' "$1" "$2"
    curl --silent --show-error --fail-with-body --max-time 60 --request "$1" --header 'Content-Type: application/json' ${4:+--data "$4"} "$url$2" >"$log" \
        || { cat "$log" "$work/app"; fail "$1 $2 should have worked"; }
    printf '     → %s\n' "$(cat "$log")"
    expect "$3"
}

say "What is needed"
require_dotnet
require_curl
require_postgres
printf '   .NET SDK %s, PostgreSQL and curl are here\n' "$(dotnet --version)"

say "Pack MigrationKit"
run bash build/pack.sh --output "$work/packages" "-p:PackageVersion=$MigrationKitVersion"
for package in "$work"/packages/*.nupkg; do
    printf '   %s\n' "${package##*/}"
done
[ -f "$work/packages/MigrationKit.$MigrationKitVersion.nupkg" ] || fail "there should be a package MigrationKit"

say "Build the sample from the package, outside of the repository"
mkdir "$shop"
(cd samples/PointOfSale && tar -cf - --exclude ./bin --exclude ./obj .) | (cd "$shop" && tar -xf -)
cat >"$work/nuget.config" <<EOF
<configuration>
  <packageSources>
    <add key="demo" value="packages" />
  </packageSources>
</configuration>
EOF
cd "$shop"
run dotnet build
expect " 0 Warning(s)"
printf '   no warning; 11 classes are the schema, and Migrations has:\n'
(cd Migrations && printf '     %s\n' */)
[ "$(grep -l '^\[Table(' Models/*.cs | wc -l)" -eq 11 ] || fail "the sample should have 11 tables"

say "Start a throw-away PostgreSQL"
run dotnet build "$repository/build/demo-server.cs" --configuration Release --output "$work/server"
dotnet "$work/server/demo-server.dll" >"$work/connection" 2>"$log" &
server=$!
until [ -s "$work/connection" ]; do
    kill -0 "$server" 2>/dev/null || { cat "$log"; fail "the server did not start"; }
    sleep 0.2
done
export ConnectionStrings__Default="$(cat "$work/connection")"
printf '   %s\n' "${ConnectionStrings__Default%%;Include*}"

say "Start the application: app.ApplyMigrations() applies all migrations"
start_app
for migration in Migrations/*/; do
    migration=${migration%/}
    expect "Applied ${migration##*/} " "$work/app"
done

say "Use it: every answer is from rows in the database"
call POST /locations '"code":"BER"' '{"code":"BER","name":"Berlin Mitte"}'
call POST /users '"role":"cashier"' '{"email":"mia@shop.example","displayName":"Mia","role":"cashier","locationId":1}'
call POST /customers '"name":"Ada Lovelace"' '{"name":"Ada Lovelace","email":"ada@example.org"}'
call POST /products '"id":1' '{"sku":"COF-1000","barcode":"4006381333931","name":"Espresso beans, 1 kg","price":18.90,"cost":9.50,"attributes":{"roast":"dark"}}'
call POST /deliveries '"quantity":10' '{"locationId":1,"productId":1,"quantity":10,"reorderLevel":8}'
call POST /sales '"total":37.80' '{"locationId":1,"cashierId":1,"customerId":1,"method":"card","reference":"T-1001","items":[{"productId":1,"quantity":2}]}'
call GET /products '"stock":8'
call GET /customers/1 '"loyaltyPoints":37'
call GET /reports/sales-per-day '"sales":1,"total":37.80'
stop_app

say "Ask what the database has"
run dotnet tool install MigrationKit.Tool --create-manifest-if-needed --version "$MigrationKitVersion"
run dotnet migrationkit status
show "$log"
expect "up to date"
for migration in Migrations/*/; do
    migration=${migration%/}
    expect "${migration##*/}"
done

say "Start it again: nothing is to be done"
start_app --Logging:LogLevel:MigrationKit=Debug
expect "The model PointOfSale is up to date" "$work/app"
! grep -q 'Applied ' "$work/app" || fail "nothing should have been applied"
stop_app

say "Add a property: the build fails on its line"
awk '{ print } /public string\? Phone/ { print ""; print "    public DateOnly? Birthday { get; set; }" }' "$repository/samples/PointOfSale/Models/Customer.cs" >Models/Customer.cs
printf '   + public DateOnly? Birthday { get; set; }\n   $ dotnet build\n'
if dotnet build >"$log" 2>&1; then
    fail "the build should have failed"
fi
expect "error MK2001"
expect "Models/Customer.cs("
grep -m 1 'error MK2001' "$log" | sed "s|$shop/||; s| \[$shop.*||" | show

say "Add the migration"
run dotnet build -t:MigrationKitAdd -p:MigrationName=add_customer_birthday
added=$(cd Migrations && echo *_add_customer_birthday)
show "Migrations/$added/up.sql"
expect "ALTER TABLE public.customer ADD COLUMN birthday date;" "Migrations/$added/up.sql"
run dotnet build
expect " 0 Warning(s)"

say "Start it again: the column is there, and so are the rows"
start_app
expect "Applied $added " "$work/app"
call GET /customers/1 '"name":"Ada Lovelace"'
expect '"birthday":null'
call GET /reports/sales-per-day '"sales":1,"total":37.80'
stop_app

say "Clean up"
port=$(sed 's/.*Port=\([0-9]*\).*/\1/' "$work/connection")
clean_up
[ ! -e "$work" ] || fail "$work is still there"
if [ -z "${MIGRATIONKIT_PG_CONNECTION:-}" ] && (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    fail "the server still listens on port $port"
fi
printf '   the server and the temporary folder are gone, after %d seconds\n' "$SECONDS"
