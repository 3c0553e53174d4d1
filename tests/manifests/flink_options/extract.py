"""Extracts the options of Flink's releases into tests/data/flink-options.

    python3 tests/manifests/flink_options/extract.py

Downloads the package apache-flink-libraries of each release (211 to 329 MB), runs
FlinkOptions.java (Java 17) on its distribution, and writes a file per release. Only needed
for a new release: the tests read the files.
"""

import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile

RELEASES = {"1.13": "1.13.6", "1.20": "1.20.5", "2.3": "2.3.0"}
HERE = pathlib.Path(__file__).parent
TARGET = HERE.parents[1] / "data" / "flink-options"


def distribution(version, folder):
    """Returns the path of the distribution of a version, downloaded into the folder."""
    package = f"apache-flink-libraries=={version}"
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
    subprocess.run([*pip, "--dest", folder, package], check=True)
    (archive,) = folder.glob(f"*{version}.tar.gz")
    with tarfile.open(archive) as files:
        (name,) = [name for name in files.getnames() if "/flink-dist" in name]
        files.extract(name, folder, filter="data")
    return folder / name


def options(jar):
    command = ["java", "-cp", jar, HERE / "FlinkOptions.java", jar]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return json.loads(printed)


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    for release, version in RELEASES.items():
        with tempfile.TemporaryDirectory() as folder:
            found = options(distribution(version, pathlib.Path(folder)))
        content = {
            "source": f"classes of Apache Flink {version}, package apache-flink-libraries",
            "licence": "Apache-2.0",
            "options": found,
        }
        text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False)
        (TARGET / f"{release}.json").write_text(text + "\n")
        print(release, len(found))


if __name__ == "__main__":
    main()
