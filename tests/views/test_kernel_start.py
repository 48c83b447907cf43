"""What a page's kernel brings in before it shows anything: no more than every such page needs."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("page", ["course", "paper"])
def test_only_a_page_with_a_talk_brings_in_the_coder(page: str) -> None:
    code = (
        f"import sys; import sherpa_sim.views.{page}; "
        "sys.exit('sherpa_sim.conversation' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
