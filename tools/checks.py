"""What `make check` looks at. Each check is first shown a small repository with a planted fault; one that lets it through is itself wrong."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HOUSE = pathlib.Path(__file__).resolve().parents[1]
PACKAGE = """// swift-tools-version:6.1
import PackageDescription
let package = Package(name: "planted", targets: [.target(name: "Above"), .target(name: "Beside")])
"""


def run(*command, folder):
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout.strip()


def tracked(folder, *patterns):
    return run("git", "ls-files", *patterns, folder=folder)[1].splitlines()


def formatted(folder):
    """swift format agrees with every Swift file"""
    files = tracked(folder, "*.swift")
    if not files:
        return "no Swift file was found"
    status, said = run("swift", "format", "lint", "--strict", "--parallel", "--configuration",
                       str(HOUSE / ".swift-format"), *files, folder=folder)
    return said or "swift format failed" if status else ""


def nobodys_machine(folder):
    """no path of anybody's own machine"""
    places = {str(HOUSE), str(pathlib.Path.home())} - {"/", "/root"}
    if len(HOUSE.parts) > 2 and HOUSE.parent != pathlib.Path(tempfile.gettempdir()):
        places.add(str(HOUSE.parent))
    pattern = "|".join([re.escape(place) + r"(/|$)" for place in sorted(places)] + [r"/(home|Users)/[a-z]+/", "/root/[a-z]"])
    status, said = run("git", "grep", "-nIE", pattern, "--", ".", ":!tools/checks.py", ":!tools/prepare", folder=folder)
    return said if status == 0 else ""


def tidy(folder):
    """no conflict marks, no blanks at line ends"""
    nothing = run("git", "hash-object", "-t", "tree", "/dev/null", folder=folder)[1]
    status, said = run("git", "diff", "--check", nothing, "--", ".", ":!*.csv", ":!*.json", folder=folder)
    return said or "git diff failed" if status else ""


def declared(folder):
    """no module imports a neighbour that Package.swift does not give it (an ordinary build may let it pass)"""
    status, said = run("swift", "build", "--build-tests", "--explicit-target-dependency-import-check", "error", folder=folder)
    errors = [line for line in said.splitlines() if "error:" in line]
    return "\n".join(errors[:15] or said.splitlines()[-15:]) if status else ""


def fenced(folder):
    """rooms, roles and words (tests that read the sources, with planted faults of their own)"""
    status, said = run("swift", "test", "--skip-build", "--filter", "FenceTests", folder=folder)
    ran = re.search(r"Test run with [1-9]\d* tests? .*passed", said)
    broken = [line for line in said.splitlines() if line.startswith(("✘", "↳ "))]
    return "" if status == 0 and ran else "\n".join(broken) or said[-2000:]


# The check, files with a fault planted in them, and what it has to say about that fault.
CHECKS = [
    (formatted, {"Planted.swift": "let  a=1 ;\n"}, "Planted.swift:1"),
    (nobodys_machine, {"note.md": f"see {HOUSE}/Sources\n"}, "note.md:1"),
    (tidy, {"note.md": "<<<<<<< mine\n"}, "conflict marker"),
    (declared, {"Package.swift": PACKAGE, "Sources/Above/A.swift": "import Beside\n", "Sources/Beside/B.swift": ""},
     "without declaring it"),
    (fenced, None, None),
]


def lets_through(check, planted, verdict):
    """True when the check does not see the fault in a repository where it is planted."""
    with tempfile.TemporaryDirectory(prefix="samsyn-planted-") as name:
        folder = pathlib.Path(name)
        for path, text in planted.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        run("git", "init", "-q", folder=folder)
        run("git", "add", ".", folder=folder)
        return verdict not in check(folder)


def main():
    os.environ["SWIFT_BACKTRACE"] = "enable=no"
    wrong = 0
    for check, planted, verdict in CHECKS:
        problems = check(HOUSE)
        if planted and lets_through(check, planted, verdict):
            problems = "this check no longer sees a planted fault\n" + problems
        print(f"{'WRONG' if problems else 'ok   '}  {check.__doc__}", flush=True)
        if problems:
            wrong += 1
            print(problems)
    print(f"{len(CHECKS) - wrong} checks hold, {wrong} do not")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
