// HPKE base mode (RFC 9180) for one sealed note: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
// The other side is Python's `cryptography` (hpke.Suite): enc (32 bytes) followed by the ciphertext, no aad.

const text = new TextEncoder();
const KEM = bytes(text.encode("KEM"), [0x00, 0x20]);
const HPKE = bytes(text.encode("HPKE"), [0x00, 0x20, 0x00, 0x01, 0x00, 0x02]);
const NONE = new Uint8Array(0);

/** True where this browser can do X25519; older ones leave the sealing to the server. */
export async function canSeal() {
  try {
    await crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]);
    return true;
  } catch {
    return false;
  }
}

/** Seal `plain` to the 32-byte public key; only the holder of the private key opens it, not this page. */
export async function seal(publicKey, info, plain) {
  const theirs = await crypto.subtle.importKey("raw", publicKey, { name: "X25519" }, true, []);
  const ours = await crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]);
  const enc = new Uint8Array(await crypto.subtle.exportKey("raw", ours.publicKey));
  const shared = await sharedSecret(ours.privateKey, theirs, enc, publicKey);
  const { key, nonce } = await schedule(shared, info);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, aes, plain);
  return bytes(enc, new Uint8Array(box));
}

// RFC 9180, 4.1: ExtractAndExpand of the Diffie-Hellman value, bound to both public keys.
async function sharedSecret(privateKey, theirs, enc, publicKey) {
  const dh = await crypto.subtle.deriveBits({ name: "X25519", public: theirs }, privateKey, 256);
  const prk = await extract(KEM, NONE, "eae_prk", new Uint8Array(dh));
  return expand(KEM, prk, "shared_secret", bytes(enc, publicKey), 32);
}

// RFC 9180, 5.1: the key schedule in base mode (no pre-shared key).
async function schedule(shared, info) {
  const context = bytes(
    [0],
    await extract(HPKE, NONE, "psk_id_hash", NONE),
    await extract(HPKE, NONE, "info_hash", info),
  );
  const secret = await extract(HPKE, shared, "secret", NONE);
  return {
    key: await expand(HPKE, secret, "key", context, 32),
    nonce: await expand(HPKE, secret, "base_nonce", context, 12),
  };
}

function extract(suite, salt, label, ikm) {
  return hmac(salt, bytes(text.encode("HPKE-v1"), suite, text.encode(label), ikm));
}

// Nothing here is longer than one hash, so HKDF-Expand is its first block.
async function expand(suite, prk, label, info, length) {
  const labelled = bytes([0, length], text.encode("HPKE-v1"), suite, text.encode(label), info, [1]);
  return (await hmac(prk, labelled)).slice(0, length);
}

async function hmac(key, data) {
  // WebCrypto refuses an empty key; RFC 2104 pads it with zeros, so 32 of them are the same key.
  const raw = key.length ? key : new Uint8Array(32);
  const mac = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", mac, data));
}

function bytes(...parts) {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
