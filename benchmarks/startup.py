"""How long a command takes before it does anything: python -m benchmarks.startup.

Each command is run a few times in a process of its own; the fastest run counts. The first row is the measure: Python
with click imported and nothing else.
"""

import subprocess
import sys
import time

RUNS = 7
COMMANDS = {
    "python -c 'import click'": ["-c", "import click"],
    "toolkit --help": ["-m", "toolkit", "--help"],
    "toolkit convert --help": ["-m", "toolkit", "convert", "--help"],
    "echo 头发 | toolkit convert": ["-m", "toolkit", "convert", "--no-glossary", "--from", "cn", "--to", "tw", "-"],
    "toolkit build --help": ["-m", "toolkit", "build", "--help"],
}


def seconds(arguments: list[str]) -> float:
    """Return the time of the fastest of a few runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], input="头发".encode(), capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    measure = 0.0
    print("| command | milliseconds | × |\n| --- | ---: | ---: |")
    for name, arguments in COMMANDS.items():
        taken = seconds(arguments)
        measure = measure or taken
        print(f"| `{name}` | {taken * 1000:.0f} | {taken / measure:.1f} |")


if __name__ == "__main__":
    main()
