from voting.models.ballot import Ballot, Vote

__all__ = ["Ballot", "Vote"]
