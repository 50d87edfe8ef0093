"""Ask articles in Parquet with DuckDB and with Polars.

    python examples/query_parquet.py [PARQUET] [FOLDER]

Without arguments it makes a Parquet file of `articles/` and asks that. PARQUET may be what `cluster_spark.py` or
`cluster_dask.py` wrote, for instance `'out/spark/*.parquet'`. FOLDER, `out/query` if not given, gets the answers:
`dates.csv`, the days before 1950 that the texts name, and `set_aside.csv`, how much was set aside for which reason.
It needs the plugin article-relations-arrow, duckdb and polars.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import polars as pl

import relations

ARTICLES = Path(__file__).parent / "articles"

DATES = """
SELECT title, date.text AS words, date.edtf, date.earliest
FROM (SELECT title, unnest(timexes) AS date FROM read_parquet($parquet))
WHERE date.type = 'DATE' AND try_cast(date.latest AS DATE) < DATE '1950-01-01'
ORDER BY date.earliest, title
"""


def set_aside(parquet: str) -> pl.DataFrame:
    """Return how many blocks and characters were set aside, by reason."""
    blocks = pl.scan_parquet(parquet).select(pl.col("blocks").explode()).unnest("blocks")
    aside = blocks.filter(pl.col("kind") == "boilerplate").group_by("reason")
    counted = aside.agg(pl.len().alias("blocks"), pl.col("text").str.len_chars().sum().alias("characters"))
    return counted.sort("characters", "reason", descending=[True, False]).collect()


def main(parquet: str | None = None, folder: str = "out/query") -> None:
    """Ask, and write the answers."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    if parquet is None:
        parquet = f"{folder}/articles.parquet"
        relations.export_all(map(relations.read, sorted(ARTICLES.glob("*.txt"))), "parquet", parquet)
    dates = duckdb.sql(DATES, params={"parquet": parquet})
    dates.write_csv(f"{folder}/dates.csv")
    dates.show()
    reasons = set_aside(parquet)
    reasons.write_csv(f"{folder}/set_aside.csv")
    print(reasons)


if __name__ == "__main__":
    main(*sys.argv[1:3])
