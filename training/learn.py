"""Learn the weights of one character: multinomial logistic regression by FTRL-proximal, which keeps few features.

McMahan and others, "Ad click prediction: a view from the trenches" (2013), algorithm 1.
"""

from collections import Counter
from dataclasses import dataclass
from math import exp, sqrt
from random import Random

ALPHA, BETA, L1, L2 = 0.15, 1.0, 0.3, 2.0
EPOCHS = 4
SCALE = 16


@dataclass(frozen=True, slots=True)
class Sample:
    """One occurrence: its features, what the dictionaries give each reading, and the right reading."""

    keys: list[int]
    priors: list[int]
    label: int


def learn(samples: list[Sample], count: int, seed: int) -> dict[int, list[int]]:
    """Return the weights of each feature in sixteenths of a nat, one for each reading behind the first."""
    seen = Counter(key for sample in samples for key in sample.keys)
    numbers = {key: number for number, key in enumerate(key for key, times in seen.items() if times > 1)}
    data = [
        (
            [numbers[key] for key in sample.keys if key in numbers],
            [prior / SCALE for prior in sample.priors],
            sample.label,
        )
        for sample in samples
    ]
    random = Random(seed)  # noqa: S311 -- the order of the samples, the same at every run
    readings = range(1, count)
    sums = [[0.0] * len(numbers) for _ in range(count)]
    squares = [[0.0] * len(numbers) for _ in range(count)]
    for _ in range(EPOCHS):
        random.shuffle(data)
        for features, priors, label in data:
            scores = list(priors)
            weights: list[list[float]] = []
            for reading in readings:
                mine = [_weight(sums[reading][feature], squares[reading][feature]) for feature in features]
                weights.append(mine)
                scores[reading] += sum(mine)
            top = max(scores)
            shares = [exp(score - top) for score in scores]
            total = sum(shares)
            for reading in readings:
                gradient = shares[reading] / total - (reading == label)
                if -0.001 < gradient < 0.001:
                    continue
                square, own_sums, own_squares = gradient * gradient, sums[reading], squares[reading]
                for feature, weight in zip(features, weights[reading - 1], strict=True):
                    old = own_squares[feature]
                    own_sums[feature] += gradient - (sqrt(old + square) - sqrt(old)) / ALPHA * weight
                    own_squares[feature] = old + square
    learned: dict[int, list[int]] = {}
    for key, number in numbers.items():
        row = [round(SCALE * _weight(sums[reading][number], squares[reading][number])) for reading in readings]
        if any(abs(weight) > 1 for weight in row):
            learned[key] = [max(-127, min(127, weight)) for weight in row]
    return learned


def _weight(total: float, square: float) -> float:
    if -L1 <= total <= L1:
        return 0.0
    return -(total - (L1 if total > 0 else -L1)) / ((BETA + sqrt(square)) / ALPHA + L2)
