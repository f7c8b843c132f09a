"""The slow twin: the same model, written person by person as the textbooks have it, and maximised blindly.

It shares no code with the engine. Derivatives come from complex steps (Squire & Trapp, SIAM Review 40 (1998)
110), which are exact to rounding; the optimum from scipy's optimiser and a few Newton steps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import optimize


def covariance(structure: str, t: int, theta: np.ndarray) -> np.ndarray:
    """V entry by entry; `theta` holds log variances and correlations (unstructured: a Cholesky factor)."""
    if structure == "unstructured":
        root = np.zeros((t, t), dtype=theta.dtype)
        root[np.tril_indices(t)] = theta
        return root @ root.T
    own = structure.startswith("heterogeneous") or structure == "ante-dependence"
    variances = np.exp(theta[:t]) if own else np.repeat(np.exp(theta[:1]), t)
    rho = theta[t:] if own else theta[1:]
    v = np.zeros((t, t), dtype=theta.dtype)
    for a in range(t):
        for b in range(t):
            v[a, b] = np.sqrt(variances[a]) * np.sqrt(variances[b]) * correlation(structure, rho, a, b)
    return v


def correlation(structure: str, rho: np.ndarray, a: int, b: int) -> complex:
    low, high = min(a, b), max(a, b)
    if low == high:
        return 1.0
    if structure.endswith("compound symmetry"):
        return rho[0]
    if structure.endswith("ar1"):
        return rho[0] ** (high - low)
    if structure.endswith("toeplitz"):
        return rho[high - low - 1]
    return np.prod(rho[low:high])


def start(structure: str, t: int, size: float) -> np.ndarray:
    if structure == "unstructured":
        return (np.linalg.cholesky(size * (0.7 * np.eye(t) + 0.3)))[np.tril_indices(t)]
    own = structure.startswith("heterogeneous") or structure == "ante-dependence"
    counts = {"compound symmetry": 1, "ar1": 1, "toeplitz": t - 1, "dependence": t - 1}
    many = next(count for ending, count in counts.items() if structure.endswith(ending))
    return np.concatenate([np.full(t if own else 1, np.log(size)), np.full(many, 0.1)])


@dataclass
class Twin:
    """The data person by person, and everything by its definition."""

    y: np.ndarray
    x: np.ndarray
    person: np.ndarray
    visit: np.ndarray
    structure: str
    restricted: bool = True

    def __post_init__(self) -> None:
        self.t = int(self.visit.max()) + 1
        self.rows = [np.flatnonzero(self.person == number) for number in np.unique(self.person)]
        self.theta = self._maximise()

    def blocks(self, theta: np.ndarray) -> list[np.ndarray]:
        v = covariance(self.structure, self.t, theta)
        return [v[np.ix_(self.visit[rows], self.visit[rows])] for rows in self.rows]

    def beta(self, theta: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        information, towards = 0, 0
        for rows, v in zip(self.rows, self.blocks(theta), strict=True):
            information = information + self.x[rows].T @ np.linalg.solve(v, self.x[rows])
            towards = towards + self.x[rows].T @ np.linalg.solve(v, self.y[rows])
        return np.linalg.solve(information, towards), information

    def height(self, theta: np.ndarray, *, restricted: bool | None = None) -> complex:
        """−2 log (restricted) likelihood."""
        restricted = self.restricted if restricted is None else restricted
        beta, information = self.beta(theta)
        total = (len(self.y) - (len(beta) if restricted else 0)) * np.log(2 * np.pi)
        for rows, v in zip(self.rows, self.blocks(theta), strict=True):
            r = self.y[rows] - self.x[rows] @ beta
            total = total + np.log(np.linalg.det(v)) + r @ np.linalg.solve(v, r)
        return total + (np.log(np.linalg.det(information)) if restricted else 0)

    def gradient(self, theta: np.ndarray) -> np.ndarray:
        steps = 1e-30j * np.eye(len(theta))
        return np.array([self.height(theta + step).imag for step in steps]) / 1e-30

    def hessian(self, theta: np.ndarray) -> np.ndarray:
        """Central differences of the exact gradient, with Richardson's correction."""

        def differences(h: float) -> np.ndarray:
            steps = h * np.eye(len(theta))
            return np.array([(self.gradient(theta + s) - self.gradient(theta - s)) / (2 * h) for s in steps])

        fine = (4 * differences(1e-4) - differences(2e-4)) / 3
        return (fine + fine.T) / 2

    def _maximise(self) -> np.ndarray:
        def function(theta: np.ndarray) -> float:
            v = covariance(self.structure, self.t, theta)
            if not np.all(np.isfinite(v)) or np.linalg.eigvalsh(v)[0] <= 0:
                return np.inf
            return float(self.height(theta))

        first = start(
            self.structure, self.t, float(np.var(self.y - self.x @ np.linalg.lstsq(self.x, self.y)[0]))
        )
        with np.errstate(all="ignore"):
            theta = optimize.minimize(function, first, jac=self.gradient, method="BFGS").x
        for _ in range(4):
            step = np.linalg.solve(self.hessian(theta), self.gradient(theta))
            theta = theta - step
            if np.abs(step).max() < 1e-6:  # the next would be its square
                break
        return theta

    def narrowest(self) -> float:
        """The variance of the combination of standardised visits that has the least."""
        v = covariance(self.structure, self.t, self.theta)
        spread = np.sqrt(np.diag(v))
        return float(np.linalg.eigvalsh(v / np.outer(spread, spread))[0])

    def slopes(self) -> list[list[np.ndarray]]:
        """dV/dθ for each parameter and person."""
        steps = 1e-30j * np.eye(len(self.theta))
        return [[block.imag / 1e-30 for block in self.blocks(self.theta + step)] for step in steps]

    def kenward_roger(self) -> dict[str, np.ndarray]:
        """Φ, the adjusted Φ, P and W, each summed person by person (Kenward & Roger 1997, section 3)."""
        beta, information = self.beta(self.theta)
        phi = np.linalg.inv(information)
        w = 2 * np.linalg.inv(self.hessian(self.theta))
        slopes, blocks = self.slopes(), self.blocks(self.theta)
        count, p = len(self.theta), len(beta)
        first, second = np.zeros((count, p, p)), np.zeros((count, count, p, p))
        for number, (rows, v) in enumerate(zip(self.rows, blocks, strict=True)):
            x, inverse = self.x[rows], np.linalg.inv(v)
            for i in range(count):
                first[i] -= x.T @ inverse @ slopes[i][number] @ inverse @ x
                for j in range(count):
                    middle = slopes[i][number] @ inverse @ slopes[j][number]
                    second[i, j] += x.T @ inverse @ middle @ inverse @ x
        inner = sum(
            w[i, j] * (second[i, j] - first[i] @ phi @ first[j]) for i in range(count) for j in range(count)
        )
        return {"beta": beta, "phi": phi, "adjusted": phi + 2 * phi @ inner @ phi, "p": first, "w": w}


def row_df(parts: dict[str, np.ndarray], row: np.ndarray) -> float:
    """Satterthwaite's df of one row from the twin's parts."""
    phi = parts["phi"]
    slope = np.array([-(row @ phi @ p @ phi @ row) for p in parts["p"]])
    return 2 * (row @ phi @ row) ** 2 / (slope @ parts["w"] @ slope)


def joint(parts: dict[str, np.ndarray], rows: np.ndarray) -> tuple[float, float, float]:
    """Kenward & Roger's F, denominator df and scale, from their section 4 as it stands."""
    phi, w, ell = parts["phi"], parts["w"], len(rows)
    theta = rows.T @ np.linalg.inv(rows @ phi @ rows.T) @ rows
    each = [theta @ phi @ p @ phi for p in parts["p"]]
    pairs = [(i, j) for i in range(len(w)) for j in range(len(w))]
    a1 = sum(w[i, j] * np.trace(each[i]) * np.trace(each[j]) for i, j in pairs)
    a2 = sum(w[i, j] * np.trace(each[i] @ each[j]) for i, j in pairs)
    b = (a1 + 6 * a2) / (2 * ell)
    g = ((ell + 1) * a1 - (ell + 4) * a2) / ((ell + 2) * a2)
    c1, c2, c3 = (c / (3 * ell + 2 * (1 - g)) for c in (g, ell - g, ell + 2 - g))
    mean = 1 / (1 - a2 / ell)
    variance = 2 / ell * (1 + c1 * b) / ((1 - c2 * b) ** 2 * (1 - c3 * b))
    ratio = variance / (2 * mean**2)
    df = 4 + (ell + 2) / (ell * ratio - 1)
    scale = df / (mean * (df - 2))
    estimate = rows @ parts["beta"]
    f = scale / ell * estimate @ np.linalg.solve(rows @ parts["adjusted"] @ rows.T, estimate)
    return float(f), float(df), float(scale)
