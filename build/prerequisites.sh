# What the scripts beside this file need of the machine. To be sourced by them.

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# The .NET SDK that global.json asks for.
require_dotnet() {
    command -v dotnet >/dev/null || fail "There is no .NET SDK here. Install version 10: https://dotnet.microsoft.com/download/dotnet/10.0"
    dotnet --version >/dev/null || fail "None of the .NET SDKs here is the one that global.json asks for. Install version 10: https://dotnet.microsoft.com/download/dotnet/10.0"
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
}

# A PostgreSQL that MigrationKit.Testing can start (it looks into the same places), or one that is named.
require_postgres() {
    if has_postgres; then
        return
    fi

    [ -z "${MIGRATIONKIT_PG_BIN:-}" ] || fail "MIGRATIONKIT_PG_BIN is $MIGRATIONKIT_PG_BIN, but there is no initdb in that folder."
    echo "There is no PostgreSQL on this machine: installing it."
    install_package postgresql postgresql@17
    has_postgres || fail "PostgreSQL was installed, but is not where it is looked for. Name the folder of its initdb in MIGRATIONKIT_PG_BIN."
}

require_curl() {
    command -v curl >/dev/null || install_package curl curl
}

has_postgres() {
    if [ -n "${MIGRATIONKIT_PG_CONNECTION:-}" ]; then
        return 0
    fi

    if [ -n "${MIGRATIONKIT_PG_BIN:-}" ]; then
        [ -x "$MIGRATIONKIT_PG_BIN/initdb" ]
        return
    fi

    command -v initdb >/dev/null && return
    local program
    for program in /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb /usr/libexec/postgresql*/initdb \
        /opt/homebrew/opt/postgresql@*/bin/initdb /usr/local/opt/postgresql@*/bin/initdb \
        /Applications/Postgres.app/Contents/Versions/*/bin/initdb /opt/homebrew/bin/initdb /usr/local/pgsql/bin/initdb; do
        [ -x "$program" ] && return
    done
    return 1
}

# install_package <name for apt> <name for brew>
install_package() {
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        install_by_apt env "$1"
    elif command -v apt-get >/dev/null && command -v sudo >/dev/null; then
        install_by_apt "sudo env" "$1"
    elif command -v brew >/dev/null; then
        brew install --quiet "$2" || fail "brew could not install $2."
    else
        fail "Install $1 with the package manager of this machine (or as root, from https://www.postgresql.org/download/), and run this again."
    fi
}

# install_by_apt <env, with or without sudo> <package>
install_by_apt() {
    # Unquoted: it is one word or two.
    $1 DEBIAN_FRONTEND=noninteractive apt-get update -qq || fail "apt-get update failed; is there a network?"
    $1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null || fail "apt-get could not install $2."
}
