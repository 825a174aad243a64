"""What the terminal program says itself. Practice words come from the library, never from here."""

from brimful.core.text import N_

# How to answer
HINT_WORDS = N_("Enter goes on · b back · q later · x stop · help")
HINT_PICK = N_("number · Enter skips · b back · q later · x stop · help")
HINT_PICK_MUST = N_("number · b back · q later · x stop · help")
HINT_MANY = N_("numbers, like 1 3 4 · Enter skips · b back · q later · x stop · help")
HINT_LINE = N_("Enter finishes, or skips when empty · /b back · /q later · /x stop · help")
HINT_TEXT = N_("an empty line finishes, or skips · /b back · /q later · /x stop · help")
HINT_LETTER = N_("a line with one full stop finishes · Enter skips · /b back · /q later · help")
HINT_LIST = N_("one on each line, an empty line finishes · /b back · /q later · help")
HINT_NUMBER = N_("0 to 10 · Enter skips · b back · q later · x stop · help")
HINT_YEARS = N_("a number · ? can't tell · Enter skips · b back · q later · x stop · help")
HINT_MINUTES = N_("minutes · Enter takes {minutes} · s skips · b back · q later · help")
HINT_WAIT = N_("Enter goes on now · q leaves it waiting · x stop · help")
HINT_LAST = N_("Enter closes.")
QUIET = N_("{seconds} seconds of quiet")
QUIET_ONE = N_("A moment of quiet")

OWN = N_("Something else")
NEW = N_("A new one")
NAME_IT = N_("A name is enough:")
IN_YOUR_WORDS = N_("In your words:")
UNSURE = N_("I can't tell")
ALL_DONE = N_("That's all of them")
IDEAS = N_("Ideas:")
TYPED_BEFORE = N_("You had begun to write:")
TYPED_ANSWERED = N_("Before, you wrote:")
KEEP_TYPED = N_("Enter takes it as it is · e goes on writing · n writes anew")
ANSWERED = N_("Answered before: {what}")
HOW_STRONG = N_("How strong, 0 to 10?")
WHERE_ELSE = N_("Anywhere else? Enter finishes.")
ANOTHER_ROW = N_("Another one? Enter finishes, + adds one.")
WORDS_INSTEAD = N_("In words, here in the terminal:")
STEP = N_("{part} of {parts}")
AGAIN = N_("again")
ALONE = N_("For your eyes only.")

# What was typed can't be taken
NOT_A_NUMBER = N_("A number from {least} to {most}, please, or Enter.")
NOT_ONE_OF = N_("Type one of the numbers, or the beginning of a word.")
SEVERAL_FIT = N_("More than one begins like this: {labels}.")
AT_MOST = N_("At most {most} here.")
AT_LEAST = N_("At least {least} here, or Enter to skip.")
NEEDS_ANSWER = N_("This one steers what comes next. Any of them is fine; q comes back to it later.")
NOT_TEXT = N_("This is not text that can be read (UTF-8 is needed). Nothing was kept of it.")
NO_TEXT = N_("There was nothing to write down.")

# Help
HELP_TITLE = N_("If you are not safe")
HELP_ELSEWHERE = N_(
    "No country is chosen. In many places 112, 911 or 999 reaches emergency services. These pages list help lines:"
)
HELP_OTHER = N_("Brimful has no list for this country yet. These pages list help lines:")
HELP_PROMISE = N_("Nobody reads what you write here. Brimful can't call for help.")
HELP_ABUSE = N_(
    "If someone scares, hurts or controls you, look this up on a device that only you can see. "
    "It is not your fault."
)
HELP_OWN = N_("Your people")
HELP_CHECKED = N_("checked {year}")
HELP_MAY_CHANGE = N_("may have changed")
HELP_KINDS = {
    "emergency": N_("Emergency"),
    "crisis": N_("Someone to talk to"),
    "text": N_("By text message"),
    "domestic-abuse": N_("When someone hurts or scares you"),
}
HELP_COUNTRIES = N_("Countries with help lines:")
SMS = N_("text")
GO_BACK = N_("Enter goes back to where you were.")

# Keys and locking
PASSPHRASE = N_("Passphrase:")
NEW_PASSPHRASE = N_("New passphrase, 15 characters or more:")
AGAIN_PASSPHRASE = N_("The same once more:")
NOT_THE_SAME = N_("The two are not the same. Nothing was changed.")
NO_PASSPHRASE = N_(
    "A passphrase is needed. Give it at a prompt, with --passphrase-stdin, or in a file named by "
    "BRIMFUL_PASSPHRASE_FILE."
)
PASSPHRASE_FILE = N_("The file named by {name} can't be read.")
PASSPHRASE_EMPTY = N_("The passphrase that was given is empty.")
NO_VAULT = N_("There is no vault here yet. `brimful vault init` makes one.")
VAULT_EXISTS = N_("There is a vault here already. It was left as it is.")
LOCKED_IDLE = N_("Locked after {minutes} quiet minutes. What you had typed is kept.")
UNLOCK_TO_GO_ON = N_("The passphrase goes on from here; Enter leaves.")
WAIT_THEN = N_("Too many tries for now. Please wait {seconds} seconds.")

# Leaving and keeping
KEPT = N_("Kept. `brimful practise` goes on from here.")
NOTHING_KEPT = N_("Nothing was kept.")
FILED = N_("Written while locked, now in your journal: {count}.")
TRY_AGAIN = N_("{why} Enter tries again; what you wrote is still here.")
SOMETHING_BROKE = N_("Something went wrong here, and it is not your fault. What was saved before is safe.")
TYPE_HELP = N_("Type help, and the help lines come up.")
HINT_OFFER = N_("number · Enter goes on without · b back · q later · x stop · help")
HINT_BREATH = N_("{minutes} min · Enter when it is enough · b back · q later · x stop · h help")
BREATH_IN, BREATH_HOLD = N_("Breathe in for {seconds} seconds"), N_("hold softly for {seconds}")
BREATH_OUT, BREATH_FOR = N_("out for {seconds}"), N_("For {minutes} min.")
CHOSEN_BEFORE = N_("chosen before")
OWN_LINES = N_("Your own words, one on each line; Enter finishes.")
DISK_FULL = N_("The disk is full. Nothing that was saved before is lost; some free space, and it goes on.")
SYSTEM_REFUSES = N_("The system refused to read or write a file here. What was saved before is safe.")
PORT_TAKEN = N_("Port {port} is in use already. Another one can be chosen with --port.")
RUNNING = N_("Brimful is at {address} on this computer only. Ctrl-C ends it.")
SERVING = N_("Brimful is at {address}. Ctrl-C ends it.")
NO_PRACTICE = N_("There is no practice with this id. `brimful practices list` shows them all.")
NO_PRACTICE_NEAR = N_("There is no practice with this id. Near to it: {near}.")
PRACTICES_SOUND = N_("All is well.")
LENGTH, EYES, BEFORE, OFFERED = N_("Length"), N_("Eyes"), N_("Before you start"), N_("When")
ORIGIN, START_WITH = N_("Where this comes from"), N_("Start with")
IMAGERY, NO_IMAGERY = N_("with pictures in the mind"), N_("no pictures in the mind needed")
NO_STATE = N_("There is no such state here. These are there: {states}.")
WHICH_STATE = N_("Which is closest right now?")
HOW_STRONG_NOW = N_("How strong is it?")
QUIET_LOW, STRONG_HIGH = N_("0, quiet"), N_("10, as strong as it gets")
SAVED = N_("Saved.")
WRITE = N_("What is here, in your words?")
WRITE_LOCKED = N_("What is here, in your words? It is sealed as it is, and filed when you unlock next.")
FEELINGS = N_("Any feelings that were there?")
TAGS = N_("Tags, if you like:")
DRAFT_KEPT = N_("Kept, sealed. `brimful journal` goes on from here.")
LEFT_IN_BOX = N_("Sealed. It will be in your journal after the next unlock.")
NO_DROP_KEY = N_(
    "Writing without the passphrase works once this terminal has unlocked the vault. It has not yet."
)
SEARCH_FOR = N_("Words to look for:")
NOTHING_FOUND = N_("Nothing here holds these words.")
NOTHING_YET = N_("There is nothing written here yet.")
STILL_OPEN = N_("still open")
KIND_NAMES = {
    "entry": N_("Entry"),
    "check_in": N_("Check-in"),
    "run": N_("Practice"),
    "episode": N_("I'm activated"),
}
TOO_LONG = N_("This is longer than one entry can hold. Nothing was kept of it; two entries would work.")
CHOOSE_PASSPHRASE = N_(
    "Your passphrase is the key to everything you write here, and nobody has a copy. Five words are easy to "
    "remember; these came up by chance, and your own are as good:"
)
VAULT_MADE = N_("Your vault is ready.")
PASSPHRASE_CHANGED = N_("The passphrase is changed. Wherever else the vault was open, it is locked now.")
RECOVERY_CODE = N_("Recovery code:")
CODE_ONCE = N_("Your recovery code opens the vault if the passphrase is lost. It is shown this once:")
CODE_KEEP = N_("Write it on paper and keep it where only you look. Whoever has it can read everything.")
NO_CODE = N_("There is no recovery code. Without the passphrase nobody can open this vault, you neither.")
LOCKED = N_("Locked. It was open in {count} places.")
LOCKED_ALREADY = N_("Locked. It was open nowhere else.")
SOUND = N_("All {count} records open, and none is missing.")
UNREADABLE = N_("{count} records can't be opened. The others are fine.")
NO_DATABASE = N_("Other databases are not supported yet; the vault is a file in the data folder.")

# A practice
DONE = N_("Done, and kept.")
GOES_ON = N_("This goes on where you left it.")
NOTHING_OPEN = N_(
    "No practice was left open. `brimful practices list` shows them all; `brimful practise ID` begins one."
)
EYES_WORDS = {"open": N_("open"), "either": N_("open or closed, both are good"), "closed": N_("closed")}
WAITS_UNTIL = N_("It waits here until {time}. You may go on early, or leave and come back.")
ENDED_WELL = N_("That was all of it.")
ENDED_EARLY = N_("You can just close this. What you answered is kept.")
MADE_THING = N_("What you found is kept among your things.")
MADE_THINGS = N_("What you found is kept among your things, each by itself.")
ASKS_LATER = N_("It will quietly ask once more from {time} on.")

# I'm activated
STEADY = N_("Steady")
SET = N_("set")
HINT_TAP = N_("One key is enough, and none is needed · Enter goes on · h help · q closes")
NOT_A_CHIP = N_("One letter of those above, a number from 0 to 10, or Enter.")
OWN_WAY = N_("Your passphrase opens your own way. Enter goes on without it.")
STARTS_BY_ITSELF = N_("It starts by itself in a few seconds; any key stops that.")
HINT_START = N_("Enter starts · number for another one · b back · q closes · help")
HINT_CHOOSE = N_("number · Enter: nothing more, this is enough · b back · q closes · help")
SHEET = N_("For the next minutes:")
NOTE_LOCKED = N_("If there is something to put down, it is sealed as it is and waits for your next unlock.")
NOTHING_WAS_KEPT = N_("Nothing of this was kept.")
WENT_BEFORE = N_("You were in the middle of this a while ago. What would you like?")
GO_ON_THERE, BEGIN_ANEW = N_("Go on where I was"), N_("Begin anew")
OWN_LIST = N_("Things of your own:")
CLOSED = N_("Kept. `brimful now` is here whenever you need it.")
SAID_BY = N_("{who}: {words}")
HELP_LINES = N_("help lines")
ASKED_ONCE = N_("This was put off until now. It is asked once; Enter leaves it out for good.")
