"""Storage of static files: hashed names, also inside JavaScript modules, and compressed copies beside them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StatisBersidik(CompressedManifestStaticFilesStorage):
    """`import "./isian.js"` becomes the hashed name, so that a module can be cached for a year like everything else."""

    support_js_module_import_aggregation = True
