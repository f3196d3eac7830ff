"""The registry, read by MlflowClient of an EchoTune that runs."""

import os

os.environ["MLFLOW_TRACKING_URI"] = os.environ["ECHOTUNE_URL"]
os.environ["MLFLOW_TRACKING_TOKEN"] = os.environ["ECHOTUNE_KEY"]

from mlflow import MlflowClient, artifacts  # noqa: E402
from mlflow.exceptions import MlflowException  # noqa: E402

client = MlflowClient()
model = "echotune-blend"

champion = client.get_model_version_by_alias(model, "champion")
run = client.get_run(champion.run_id)
assert run.info.status == "FINISHED", run.info
assert run.data.metrics, "a run without metrics"
assert [found.info.run_id for found in client.search_runs(["1"], order_by=["metrics.plays DESC"])]
assert client.search_model_versions(f"name = '{model}'")

card = artifacts.load_text(f"runs:/{champion.run_id}/model/card.md")
assert card.startswith("#"), card[:80]

try:
    client.set_registered_model_alias(model, "mine", champion.version)
except MlflowException as refused:
    assert refused.error_code == "PERMISSION_DENIED", refused
else:
    raise AssertionError("a client could write")
print("MlflowClient: aliases, runs, versions and artifacts read; writing refused")
