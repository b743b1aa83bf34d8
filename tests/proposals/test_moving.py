import pytest

from proposals.states import State


@pytest.mark.parametrize("state", [s for s in State if s not in (State.UNITED, State.SPLIT)])
def test_every_state_is_reached_through_its_steps(proposal_in, state):
    assert proposal_in(state).state == state
