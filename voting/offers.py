"""What a person can do with a proposal in the votes: what all rooms offer, added up."""

from voting.running.steps import offers_at

offers = offers_at
