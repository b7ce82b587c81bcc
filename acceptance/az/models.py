"""Debian's azure-cli 2.45 brings a client whose models it cannot send: in some forty places its serializer is told that a body is XML, and stops
with "Element is not JSON serializable". Every body is JSON; with this it is sent as such. Other versions of az are left as they are."""

from importlib.metadata import PackageNotFoundError, version


def repair():
    try:
        broken = version("azure-mgmt-apimanagement") == "3.1.0b1"
    except PackageNotFoundError:
        broken = _bundled_version() == "3.1.0b1"
    if not broken:
        return
    from azure.mgmt.apimanagement import _serialization

    body = _serialization.Serializer.body

    def as_json(self, data, data_type, **options):
        options.pop("is_xml", None)
        return body(self, data, data_type, **options)

    _serialization.Serializer.body = as_json


def _bundled_version():
    from azure.mgmt.apimanagement import _version

    return _version.VERSION
