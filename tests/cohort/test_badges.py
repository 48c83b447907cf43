"""That a badge holds what Open Badges 3.0 asks for, names nobody, and is verified without the kit or a network."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc.jwk import RSAKey

from sherpa_sim.cohort import badges
from sherpa_sim.cohort.badges import KEY, badge, badge_key, fingerprint
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.roster import Trainee
from sherpa_sim.domain.problem import Problem
from tests.reports.issued import issued

AN = Trainee(id="an", name="An Peeters", email="an@example.com")
URI = {"type": "string", "pattern": "^(urn:uuid:[0-9a-f-]{36}|did:jwk:[A-Za-z0-9_-]+)$"}
ASKED = {
    "type": "object",
    "required": ["@context", "id", "type", "name", "issuer", "validFrom", "credentialSubject"],
    "properties": {
        "@context": {
            "prefixItems": [
                {"const": "https://www.w3.org/ns/credentials/v2"},
                {
                    "type": "string",
                    "pattern": r"^https://purl\.imsglobal\.org/spec/ob/v3p0/context-3\.0\.[0-9]\.json$",
                },
            ],
            "minItems": 2,
        },
        "id": URI,
        "type": {"contains": {"const": "VerifiableCredential"}},
        "issuer": {
            "required": ["id", "type"],
            "properties": {"id": URI, "type": {"contains": {"const": "Profile"}}},
        },
        "validFrom": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "credentialSubject": {
            "required": ["id", "type", "achievement", "identifier"],
            "properties": {
                "id": URI,
                "type": {"contains": {"const": "AchievementSubject"}},
                "identifier": {
                    "minItems": 1,
                    "items": {
                        "required": ["type", "hashed", "identityHash", "identityType"],
                        "properties": {
                            "type": {"const": "IdentityObject"},
                            "hashed": {"const": True},
                            "identityHash": {"pattern": r"^sha256\$[0-9a-f]{64}$"},
                            "identityType": {"enum": ["name", "emailAddress"]},
                        },
                    },
                },
                "achievement": {
                    "required": ["id", "type", "name", "description", "criteria"],
                    "properties": {
                        "type": {"contains": {"const": "Achievement"}},
                        "criteria": {"required": ["narrative"]},
                    },
                },
            },
        },
    },
}
"""What the specification (section B.1 and 8.2 of Open Badges 3.0) requires, as a JSON schema."""


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return RSAKey.generate_key(2048)


def part(text: str) -> Any:
    return json.loads(unpadded(text))


def unpadded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def verified(token: bytes) -> dict[str, Any]:
    """The claims, checked as RFC 7515 and 7518 say with nothing but the key in the header."""
    head, payload, signature = token.decode().split(".")
    header = part(head)
    assert set(header) == {"alg", "typ", "jwk"}  # the specification allows no other
    assert (header["alg"], header["typ"], header["jwk"]["kty"]) == ("RS256", "JWT", "RSA")
    assert set(header["jwk"]) == {"kty", "n", "e"}  # nothing of the private key
    n, e = (int.from_bytes(unpadded(header["jwk"][name])) for name in ("n", "e"))
    RSAPublicNumbers(e, n).public_key().verify(
        unpadded(signature), f"{head}.{payload}".encode(), PKCS1v15(), SHA256()
    )
    claims: dict[str, Any] = part(payload)
    assert (
        part(claims["iss"].removeprefix("did:jwk:")) == header["jwk"]
    )  # no other key can speak for the issuer
    return claims


def test_it_is_verified_with_the_key_in_it(key: RSAKey) -> None:
    claims = verified(badge(issued(), AN, key))
    jsonschema.Draft202012Validator(ASKED).validate(claims)
    assert claims["iss"] == claims["issuer"]["id"]
    assert claims["jti"] == claims["id"]
    assert claims["sub"] == claims["credentialSubject"]["id"]
    assert claims["validFrom"] == "2030-05-01T09:30:12Z"
    assert claims["nbf"] == 1903858212
    assert claims["issuer"]["name"] == "Vereniging *X*"
    assert "geen erkend diploma" in claims["credentialSubject"]["achievement"]["description"]


def test_what_is_changed_is_noticed(key: RSAKey) -> None:
    head, payload, signature = badge(issued(), AN, key).decode().split(".")
    claims = part(payload) | {"name": "Doctor"}
    other = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    with pytest.raises(InvalidSignature):
        verified(f"{head}.{other}.{signature}".encode())


@pytest.mark.parametrize(("email", "told"), [("an@example.com", "an@example.com"), ("", "An Peeters")])
def test_the_recipient_is_hashed_with_a_salt(key: RSAKey, email: str, told: str) -> None:
    token = badge(issued(), Trainee(id="an", name="An Peeters", email=email), key)
    written = unpadded(token.decode().split(".")[1]).decode()
    assert "example.com" not in written
    assert "Peeters" not in written
    (who,) = verified(token)["credentialSubject"]["identifier"]
    assert who["identityHash"] == "sha256$" + hashlib.sha256((told + who["salt"]).encode()).hexdigest()


def test_the_same_certificate_gives_the_same_badge(key: RSAKey) -> None:
    kept = json.loads(json.dumps(key.as_dict(private=True), sort_keys=True))
    assert badge(issued(), AN, RSAKey.import_key(kept)) == badge(issued(), AN, key)


def test_a_cohort_has_one_key_for_its_owner_only(
    cohort: Cohort, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(badges, "KEY_BITS", 2048)
    assert fingerprint(cohort) is None
    made = badge_key(cohort)
    assert badge_key(cohort).as_dict(private=True) == made.as_dict(private=True)
    assert (cohort.folder / KEY).stat().st_mode & 0o777 == 0o600
    assert fingerprint(cohort) == made.thumbprint()
    other = Cohort.create("Other", "nl", tmp_path / "others")
    assert badge_key(other).thumbprint() != made.thumbprint()


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b'{"kty":"RSA","n":"x","e":"AQAB"}'])
def test_a_damaged_key_is_told(cohort: Cohort, damage: bytes) -> None:
    (cohort.folder / KEY).write_bytes(damage)
    with pytest.raises(Problem, match="damaged"):
        badge_key(cohort)
