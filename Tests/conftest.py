"""What every Python suite may import: the shared harness in Tests/Support, and the files beside the test."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "Support"))
