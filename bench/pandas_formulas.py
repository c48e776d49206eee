"""What pandas makes of the 50 formulas, values only: million formula-bars per CPU-second of one thread.

    python3 bench/pandas_formulas.py [bars] [symbols]
"""

import sys
import time

import numpy as np
import pandas as pd

BARS = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
SYMBOLS = int(sys.argv[2]) if len(sys.argv) > 2 else 8
WINDOWS = (3, 5, 8, 13, 21, 34, 55)

random = np.random.default_rng(1)
close = pd.DataFrame(100 * np.exp(np.cumsum(random.standard_normal((BARS, SYMBOLS)) * 1e-3, axis=0)))
high, low = close * 1.001, close * 0.999
volume = pd.DataFrame(random.lognormal(size=(BARS, SYMBOLS)))
ret = close.pct_change()


def mean(x, w):
    return x.rolling(w).mean()


def std(x, w):
    return x.rolling(w).std()


def skew(x, w):
    return x.rolling(w).skew()


def highest(x, w):
    return x.rolling(w).max()


def lowest(x, w):
    return x.rolling(w).min()


def corr(x, y, w):
    return x.rolling(w).corr(y)


FORMULAS = [
    *(lambda w=w: mean(close, w) for w in WINDOWS),
    *(lambda w=w: std(close, w) for w in WINDOWS),
    *(lambda w=w: skew(ret, w) for w in WINDOWS),
    *(lambda w=w: close.diff(w) for w in WINDOWS),
    lambda: highest(high, 13),
    lambda: lowest(low, 13),
    lambda: highest(volume, 55),
    lambda: mean(close, 3) / mean(close, 55) - 1,
    lambda: mean(close, 8) / mean(close, 34) - 1,
    lambda: (close - mean(close, 21)) / std(close, 21),
    lambda: (close - mean(close, 55)) / std(close, 55),
    lambda: std(close, 5) / std(close, 34),
    lambda: close.diff(5) / std(close, 21),
    lambda: close.diff(13) / std(close, 55),
    lambda: skew(ret, 21) * (close.diff(3) / std(close, 13)),
    lambda: (close - lowest(low, 13)) / (highest(high, 13) - lowest(low, 13)),
    lambda: corr(close, volume, 21),
    lambda: corr(ret, volume, 55),
    lambda: volume / mean(volume, 34) * ret,
    lambda: mean(ret * volume, 13),
    lambda: std(close.diff(3), 21),
    lambda: mean(skew(ret, 13), 8),
    lambda: skew(ret, 8) - skew(ret, 55),
    lambda: mean(close, 8).diff(5),
    lambda: mean(ret, 13) / std(ret, 13),
    lambda: corr(high, volume, 13) * (mean(close, 5) - mean(close, 21)),
]

begin = time.process_time()
for formula in FORMULAS:
    formula()
seconds = time.process_time() - begin
print(f"{len(FORMULAS)} formulas, {BARS:,} bars x {SYMBOLS} symbols, pandas {pd.__version__}: "
      f"{len(FORMULAS) * BARS * SYMBOLS / seconds / 1e6:.1f} million formula-bars per CPU-second")
