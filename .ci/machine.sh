# Sourced by run.sh, test.sh and .ci/run: what this machine needs, and how it gets it. Everything is said on stderr, so
# that standard output belongs to the program that is run.

say() { printf '%s\n' "$*" >&2; }

die() { say "$@"; exit 1; }

# What a process that serves is given and no settings file can say: room for 64 MB of new objects between two collections (docs/performance.md).
as_served() { export DOTNET_GCgen0size="${DOTNET_GCgen0size:-0x4000000}"; }

# Names the tools that no script installs, and stops when one is missing or too old.
need_toolchain() {
    command -v dotnet >/dev/null || die "The .NET SDK 10 is missing. Install it, then run this again." \
        "缺少 .NET SDK 10，请安装后重试。"
    dotnet --list-sdks | grep -q '^10\.' || die ".NET SDK 10 is needed; found: $(dotnet --list-sdks | cut -d' ' -f1 | xargs)." \
        "需要 .NET SDK 10。"
    command -v npm >/dev/null && command -v node >/dev/null || die "Node.js 20 with npm is missing. Install it, then run this again." \
        "缺少 Node.js 20（含 npm），请安装后重试。"
    local node_major
    node_major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
    [ "$node_major" -ge 20 ] || die "Node.js 20 or later is needed; found $(node --version)." "需要 Node.js 20 或更高版本。"
}

is_installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

# need_packages NAME... : Debian packages; asks apt only for what is missing, and not at all when nothing is.
need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        need_without_apt "$@"
        return
    fi
    local missing=() name
    for name in "$@"; do is_installed "$name" || missing+=("$name"); done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        die "These packages are missing: ${missing[*]}" "Install them as root, then run this again:  apt-get install -y ${missing[*]}" \
            "缺少上述软件包，请以 root 身份安装后重试。"
    fi
    say "Installing ${missing[*]} …"
    # The index that came with the machine is tried first; only if that fails is a new one fetched.
    install_packages "${missing[@]}" || { refresh_index && install_packages "${missing[@]}"; } ||
        die "apt-get could not install: ${missing[*]}" "Install them, then run this again.  软件包安装失败，请手工安装后重试。"
}

install_packages() {
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >&2
}

refresh_index() { apt-get -o DPkg::Lock::Timeout=300 update >&2 || apt-get -o DPkg::Lock::Timeout=300 update >&2; }

# Not a Debian machine: look for the programs themselves, and say which are wanted.
need_without_apt() {
    local missing=() name
    for name in "$@"; do
        case "$name" in
            chromium) [ -x /usr/bin/chromium ] || missing+=("Chromium as /usr/bin/chromium") ;;
            fonts-noto-cjk) fc-list :lang=zh 2>/dev/null | grep -q . || missing+=("a Chinese font (Noto Sans CJK SC, Noto Serif CJK SC)") ;;
            postgresql) ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=("PostgreSQL 15 under /usr/lib/postgresql/15") ;;
            poppler-utils) command -v pdftotext >/dev/null || missing+=("pdftotext of poppler") ;;
        esac
    done
    [ ${#missing[@]} -eq 0 ] || die "This is not Debian 12, so nothing was installed. Please install: $(printf '%s; ' "${missing[@]}")" \
        "本机不是 Debian 12，请自行安装上述软件后重试。"
}

# Chromium prints the notices; the fonts are those that their templates name.
need_runtime_packages() { need_packages chromium fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai; }

# What the tests need besides: a real PostgreSQL server, and tools that read a PDF.
need_test_packages() { need_packages chromium fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai postgresql poppler-utils; }

# need_studio ROOT: the designer's files, exactly as the lock file names them.
need_studio() {
    local folder="$1/src/Host/Studio"
    local installed="$folder/node_modules/.installed-lock"
    cmp -s "$folder/package-lock.json" "$installed" && return 0
    say "Fetching Elsa Studio …"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
    cp "$folder/package-lock.json" "$installed"
}
