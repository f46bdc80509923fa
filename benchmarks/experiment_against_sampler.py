"""The answer of our model beside that of a sampler (NUTS, by NumPyro) with the same priors, on simulated trials.

    python benchmarks/experiment_against_sampler.py                10 trials
    python benchmarks/experiment_against_sampler.py --trials 50    the whole set

Bars: the gain within 0.03, both ends of the range within 0.1, the chance of a gain within 0.03, and ours at least 300
times as fast in the same run. NumPyro is no part of the program; ``run.py --setup-only --with-peers`` installs it.
The sampler's seconds hold its compiling, some five of them, as it must be done anew for each trial.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpyro
import numpyro.distributions as dist
from jax import random
from numpyro.infer import MCMC, NUTS

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from simulated_experiments import PLAIN, START, World, live, normals, question  # noqa: E402

from unknot.core.experiment.analysis import fit  # noqa: E402
from unknot.core.experiment.design import design  # noqa: E402
from unknot.core.experiment.lots import Lots  # noqa: E402
from unknot.core.experiment.posterior import GAIN_SD, RATE, RHO_HIGH, RHO_LOW, SHAPE, Point  # noqa: E402
from unknot.core.experiment.values import Fit  # noqa: E402

SEED = 20_261_201
WARMUP, SAMPLES = 1_000, 40_000
GAIN_WITHIN, ENDS_WITHIN, CHANCE_WITHIN, TIMES_AS_FAST = 0.03, 0.1, 0.03, 300.0
WORLDS: tuple[World, ...] = tuple(
    replace(PLAIN, rho=rho, gain=gain) for rho in (0.0, 0.4) for gain in (0.0, 0.5, 1.0, 1.5, 2.0)
)


@dataclass(frozen=True)
class Beside:
    """One trial by both ways."""

    ours: Fit
    median: float
    low: float
    high: float
    p_better: float
    our_seconds: float
    sampler_seconds: float

    @property
    def misses(self) -> tuple[float, float, float]:
        """How far apart the gain, the worse of the two ends, and the chance are."""
        ends = max(abs(self.ours.low - self.low), abs(self.ours.high - self.high))
        return abs(self.ours.median - self.median), ends, abs(self.ours.p_better - self.p_better)


def model(arms: Any, values: Any, gaps: Any) -> None:
    """The same model, with the noise of one day given the day before it."""
    level = numpyro.sample("level", dist.ImproperUniform(dist.constraints.real, (), ()))
    variance = numpyro.sample("variance", dist.InverseGamma(float(SHAPE), RATE))
    in_sds = numpyro.sample("in_sds", dist.Normal(0.0, GAIN_SD))
    gain = numpyro.deterministic("gain", in_sds * jnp.sqrt(variance))
    rho = numpyro.sample("rho", dist.Uniform(RHO_LOW, RHO_HIGH))
    rest = values - level - gain * arms
    alike = jnp.where(gaps % 2 == 1, jnp.sign(rho), 1.0) * jnp.abs(rho) ** gaps
    numpyro.factor("first", dist.Normal(0.0, jnp.sqrt(variance)).log_prob(rest[0]))
    later = dist.Normal(alike * rest[:-1], jnp.sqrt(variance * (1 - alike**2)))
    numpyro.factor("later", later.log_prob(rest[1:]).sum())


def sampler(points: Sequence[Point]) -> tuple[MCMC, tuple[Any, ...]]:
    """The sampler for so many values, and these values."""
    mean = statistics.fmean(point.value for point in points)
    arms = jnp.array([point.arm for point in points])
    values = jnp.array([point.value - mean for point in points])
    gaps = jnp.array([after.day - before.day for before, after in pairwise(points)])
    kernel = NUTS(model, target_accept_prob=0.9)
    mcmc = MCMC(kernel, num_warmup=WARMUP, num_samples=SAMPLES, progress_bar=False)
    return mcmc, (arms, values, gaps)


def timed(what: Callable[[], Any]) -> tuple[float, Any]:
    """The seconds that something takes, and what it gives."""
    began = time.perf_counter()
    found = what()
    return time.perf_counter() - began, found


def beside(points: Sequence[Point], key: int) -> Beside:
    """Both ways on one trial."""
    mcmc, data = sampler(points)

    def run() -> Any:
        mcmc.run(random.PRNGKey(key), *data)
        return mcmc.get_samples()["gain"].block_until_ready()

    sampler_seconds, drawn = timed(run)
    our_seconds, ours = timed(lambda: fit(points, 1.0))
    low, median, high = (float(one) for one in jnp.quantile(drawn, jnp.array([0.025, 0.5, 0.975])))
    return Beside(ours, median, low, high, float((drawn > 0).mean()), our_seconds, sampler_seconds)


def trial(number: int) -> list[Point]:
    """The values of one simulated trial; its world and its seed follow from its number."""
    world, lots = WORLDS[number % len(WORLDS)], Lots(SEED + number)
    noise = normals(lots)
    return live(world, design(question(world), world.days, START, lots.whole()), lots, noise)


def main() -> int:
    """Compare, print, and say whether the bars are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--trials", type=int, default=10)
    asked = parser.parse_args()
    jax.config.update("jax_enable_x64", True)
    print("| trial | values | ours | sampler | chance, ours | sampler | ours, ms | sampler, s |")
    print("|---|---|---|---|---|---|---|---|")
    found = []
    for number in range(asked.trials):
        one = beside(points := trial(number), number)
        found.append(one)
        print(
            f"| {number} | {len(points)} | {one.ours.median:.3f} ({one.ours.low:.3f} to {one.ours.high:.3f}) "
            f"| {one.median:.3f} ({one.low:.3f} to {one.high:.3f}) | {one.ours.p_better:.3f} | {one.p_better:.3f} "
            f"| {one.our_seconds * 1e3:.1f} | {one.sampler_seconds:.1f} |",
            flush=True,
        )
    gain, ends, chance = (max(misses) for misses in zip(*(one.misses for one in found), strict=True))
    faster = [one.sampler_seconds / one.our_seconds for one in found]
    met = gain <= GAIN_WITHIN and ends <= ENDS_WITHIN and chance <= CHANCE_WITHIN and min(faster) >= TIMES_AS_FAST
    print(f"\nFarthest apart: gain {gain:.3f}, ends {ends:.3f}, chance {chance:.4f}.")
    middle = statistics.median(faster)
    print(f"Ours is {min(faster):,.0f} to {max(faster):,.0f} times as fast, {middle:,.0f} in the middle.")
    print(f"NumPyro {numpyro.__version__}, JAX {jax.__version__}, Python {platform.python_version()}")
    print("All bars are met." if met else "A bar is missed.")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
