"""Raw article text in; an accounted, typed, dated record out."""

from relations.edtf import Day, Edtf
from relations.errors import RelationsError
from relations.model import Article, Rule, json_schema
from relations.packs import RulePack, rule_packs
from relations.pipeline import Result, find_dates, normalize, normalize_many, read, reanchor
from relations.registry import export, export_all, exporters, probe

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Day",
    "Edtf",
    "RelationsError",
    "Result",
    "Rule",
    "RulePack",
    "export",
    "export_all",
    "exporters",
    "find_dates",
    "json_schema",
    "normalize",
    "normalize_many",
    "probe",
    "read",
    "reanchor",
    "rule_packs",
]
