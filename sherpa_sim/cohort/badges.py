"""Open Badges 3.0: a certificate as a Verifiable Credential, signed as VC-JWT, that needs no network to verify.

The signature is RS256, which every verifier of Open Badges knows. The public key travels in the header (`jwk`), and
the issuer's id is that same key as a did:jwk: nothing has to be fetched, and no other key can speak for that issuer.
Whose key it is, a badge cannot say: docs/certificates.md tells how somebody finds out.
"""

import base64
import hashlib
import json
import uuid
from datetime import UTC, datetime
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from sherpa_sim.content.file_trouble import reading, writing
from sherpa_sim.content.json_file import as_json
from sherpa_sim.content.whole_file import read_plain, write_whole
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

from .certificate_register import NO_QUALIFICATION, Issued
from .cohort import Cohort
from .points import points_in_words
from .roster import Trainee

KEY = "private/badge-key.json"
KEY_BITS = 3072
MAXIMUM_BYTES = 20_000
ALGORITHM = "RS256"
CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_NAMESPACE = uuid.UUID("5d0c2ac2-6c0f-4d5f-9a1e-3f3f0a0f6c11")
"""Of the ids that this kit gives: the same for the same certificate, on every machine."""


def badge_key(cohort: Cohort) -> RSAKey:
    """The key with which a cohort signs its badges; made, and kept for its owner only, when it is first asked for.

    Raises:
        Problem: if it cannot be read or written, or is damaged.
    """
    place = cohort.folder / KEY
    with cohort.locked():
        if not place.exists():
            made = RSAKey.generate_key(KEY_BITS)
            with writing(place):
                write_whole(place, as_json(made.as_dict(private=True)), 0o600)
            return made
        with reading(place):
            data = read_plain(place, MAXIMUM_BYTES)
    try:
        key = RSAKey.import_key(json.loads(data))
    except (ValueError, KeyError, TypeError, JoseError):
        key = None
    if key is None or not key.is_private:
        raise Problem("{file} is damaged or not whole; use another copy of it.", file=place)
    return key


def badge(issued: Issued, person: Trainee, key: RSAKey) -> bytes:
    """The badge of a certificate as a compact JWS, the content of a `.jwt` file; the same for the same certificate."""
    credential = _credential(issued, person, key)
    claims = {
        "iss": credential["issuer"]["id"],
        "jti": credential["id"],
        "sub": credential["credentialSubject"]["id"],
        "nbf": int(_whole_seconds(issued.at).timestamp()),
    }
    header = {"alg": ALGORITHM, "typ": "JWT", "jwk": _public(key)}
    return jws.serialize_compact(header, as_json(credential | claims), key, algorithms=[ALGORITHM]).encode()


def fingerprint(cohort: Cohort) -> str | None:
    """The thumbprint (RFC 7638) of a cohort's public key, for whoever asks whether a badge is hers; None without one.

    Raises:
        Problem: if the key cannot be read or is damaged.
    """
    return badge_key(cohort).thumbprint() if (cohort.folder / KEY).exists() else None


def _credential(issued: Issued, person: Trainee, key: RSAKey) -> dict[str, Any]:
    own = issued.certificate
    words = words_for(own.language)
    papers = "; ".join(
        words(
            "{paper}: {points} of {most} points",
            paper=one.name,
            points=points_in_words(one.points, words),
            most=points_in_words(one.most, words),
        )
        for one in own.papers
    )
    issuer = _did(key)
    return {
        "@context": list(CONTEXTS),
        "id": _urn(f"{issuer} {issued.code}"),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": words("Learning mentor"),
        "issuer": {"id": issuer, "type": ["Profile"], "name": own.organisation or own.cohort},
        "validFrom": _whole_seconds(issued.at).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "credentialSubject": {
            "id": _urn(f"{issuer} {issued.code} {issued.salt}"),
            "type": ["AchievementSubject"],
            "identifier": [_identity(issued, person)],
            "narrative": words("Certificate {code}", code=issued.code),
            "achievement": {
                "id": _urn(f"{issuer} {papers}"),
                "type": ["Achievement"],
                "inLanguage": own.language,
                "name": words("Learning mentor"),
                "description": f"{'; '.join(own.covered)}. {words(NO_QUALIFICATION)}",
                "criteria": {"narrative": words("Handed in and passed: {papers}.", papers=papers)},
            },
        },
    }


def _identity(issued: Issued, person: Trainee) -> dict[str, Any]:
    """The recipient, hashed with a salt: who knows the address can recognise it, nobody can read it."""
    kind, told = ("emailAddress", person.email) if person.email else ("name", issued.certificate.name)
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": f"sha256${hashlib.sha256((told + issued.salt).encode()).hexdigest()}",
        "identityType": kind,
        "salt": issued.salt,
    }


def _public(key: RSAKey) -> dict[str, Any]:
    """The public half, its members in one order, so that a badge is the same however the key came here."""
    members = key.as_dict(private=False)
    return {name: members[name] for name in ("e", "kty", "n")}


def _did(key: RSAKey) -> str:
    """The public key as a decentralised identifier that holds it (the did:jwk method)."""
    return "did:jwk:" + base64.urlsafe_b64encode(as_json(_public(key))).rstrip(b"=").decode()


def _urn(about: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, about)}"


def _whole_seconds(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
