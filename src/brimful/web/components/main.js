// One small behaviour a module; every page works without them.
import "./leave.js";
import "./lock.js";
import "./idle.js";
import "./scale.js";
import "./choice.js";
import "./rows.js";
import "./area.js";
import "./autosave.js";
import "./send.js";
import "../standby.js";
import "./copy.js";
import "./secret.js";
import "./zone.js";
