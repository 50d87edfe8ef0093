"""Raw article text in; an accounted, typed, dated record out."""

from relations.edtf import Day, Edtf
from relations.errors import RelationsError
from relations.inputs import texts_in
from relations.learning import Learned, learn
from relations.many import Result, Text, normalize_many
from relations.model import Article, Rule, json_schema
from relations.packs import RulePack, rule_packs
from relations.pipeline import find_dates, normalize, read, reanchor
from relations.registry import export, export_all, exporters, probe
from relations.rulefile import read_rules

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Day",
    "Edtf",
    "Learned",
    "RelationsError",
    "Result",
    "Rule",
    "RulePack",
    "Text",
    "export",
    "export_all",
    "exporters",
    "find_dates",
    "json_schema",
    "learn",
    "normalize",
    "normalize_many",
    "probe",
    "read",
    "read_rules",
    "reanchor",
    "rule_packs",
    "texts_in",
]
