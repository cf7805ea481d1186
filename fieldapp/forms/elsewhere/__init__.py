"""Where a form that runs here behaves otherwise in other apps: Collect (JavaRosa), Enketo, ODK Web Forms."""
