"""The words by which a person's own idea for a test is screened: what is refused, and what is known to be low in risk.

Plain word lists, in lower case. A word of a refused list is found with an s at its end too ("pill" finds "pills"); a
star stands for any ending. A phrase is written with underscores. All of it is [D]: the reference names what must not be
tried alone (parts 1, 3 and 4), and everything that is not clearly known here is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: why an idea is refused, and the words that tell; the first that is found counts, gravest first
REFUSED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "self_harm": (*("kill*", "die*", "dying", "suicid*", "hurt_myself", "harm*", "overdos*", "cut_myself"),),
        "stops_care": (
            *("stop_taking", "stopping_my", "skip_my", "skipping_my", "without_my_tablets", "instead_of_my"),
            *("come_off", "coming_off", "wean*", "taper*", "doctor*", "physio*", "hospital*", "operation*"),
            *("surgery", "surgical"),
        ),
        "drugs": (
            *("cannabis", "cbd", "thc", "weed", "marijuana", "hash*", "hemp", "cocaine", "heroin", "ketamine"),
            *("mushroom*", "psilocybin", "lsd", "mdma", "kratom", "kava", "drug*", "vape*", "vaping", "smok*"),
            *("nicotine", "cigarette*", "tobacco", "snus", "steroid*", "hormone*", "testosterone", "peptide*"),
        ),
        "alcohol": (
            *("alcohol*", "beer*", "wine*", "whisky", "whiskey", "vodka", "gin", "rum", "brandy", "cider"),
            *("spirits", "liquor", "drunk", "cocktail*", "sherry"),
        ),
        "medicine": (
            *("medic*", "tablet*", "pill", "painkiller*", "analgesic*", "paracetamol", "acetaminophen"),
            *("tylenol", "panadol", "ibuprofen", "advil", "nurofen", "naproxen", "aleve", "aspirin"),
            *("diclofenac", "voltarol", "voltaren", "codeine", "cocodamol", "co-codamol", "tramadol", "morphine"),
            *("opioid*", "oxycodone", "gabapentin", "pregabalin", "amitriptyline", "duloxetine", "diazepam"),
            *("valium", "baclofen", "relaxant*", "melatonin", "antihistamine*", "sleeping_aid", "inject*"),
            *("injection*", "patch*", "cream*", "gel*", "ointment*", "rub*", "balm*", "lotion*", "liniment*"),
            *("capsaicin", "lidocaine", "suppositor*", "prescri*", "dose*", "dosage*", "dosing", "drops"),
            "syrup*",
        ),
        "supplement": (
            *("supplement*", "vitamin*", "magnesium", "calcium", "potassium", "zinc", "iron", "turmeric"),
            *("curcumin", "collagen", "glucosamine", "chondroitin", "omega*", "fish_oil", "herb*", "ashwagandha"),
            *("creatine", "protein*", "powder*", "capsule*", "gummies", "electrolyte*", "msm", "probiotic*"),
            *("homeopath*", "arnica", "devils_claw", "boswellia", "ginger", "valerian", "tea", "tincture*"),
            *("extract*", "oil*", "essential*", "epsom", "milligram*", "mg", "mcg", "gram*", "grams", "iu", "ml"),
        ),
        "fasting": (
            *("fast", "fasting", "fasts", "diet*", "keto", "carb*", "calorie*", "starv*", "detox*", "cleanse*"),
            *("meal*", "eat*", "food*", "breakfast", "dinner", "dehydrat*", "no_water", "dry_day", "sugar*"),
            *("gluten", "dairy", "drink*", "drinking", "caffeine", "coffee"),
        ),
        "manipulation": (
            *("manipulat*", "crack*", "chiropract*", "osteopath*", "adjust_my", "adjustment*", "adjusting"),
            *("pop*", "thrust*", "massage*", "massag*", "acupunct*", "needl*", "cupping", "gua_sha"),
            *("dry_needl*", "foam_roll*", "roller*", "pressure_point*", "trigger*"),
        ),
        "device": (
            *("tens", "device*", "machine*", "electric*", "electro*", "current*", "stimulat*", "vibrat*", "gun"),
            *("ultrasound", "laser*", "infrared", "magnet*", "brace*", "belt*", "corset*", "splint*", "traction"),
            *("invert*", "inversion", "hang*", "decompress*", "insole*", "orthotic*", "collar", "tape*"),
            *("taping", "strap*", "tight_band", "compression", "gadget*", "app"),
        ),
        "heavy_lifting": (
            *("weight*", "lift*", "deadlift*", "squat*", "barbell*", "dumbbell*", "kettlebell*", "kg", "kilo*"),
            *("lb", "lbs", "pound*", "heavy", "heavier", "loaded", "carry*", "gym", "crossfit", "plank*"),
            *("press*", "pushup*", "push_up*", "situp*", "sit_up*", "crunch*", "bench"),
        ),
        "hard_exercise": (
            *("run", "running", "runs", "jog*", "sprint*", "jump", "jumping", "hiit", "marathon*", "climb*"),
            *("football", "rugby", "tennis", "ski*", "box*", "martial", "hard*", "intense", "max*", "exhaust*"),
            *("headstand*", "backbend*", "backflip*", "splits", "bounce*", "bouncing", "force*", "forced"),
            *("painful", "deep", "deeper"),
        ),
        "heat_or_cold_danger": (
            *("boil*", "scald*", "sauna*", "steam*", "hot", "hotter", "hottest", "burn*", "ice", "icy", "iced"),
            *("freez*", "frozen", "cold", "plunge*", "cryo*", "overnight_heat", "asleep_on", "fahrenheit"),
            *("celsius", "degrees"),
        ),
        "skin": (
            *("skin", "rash*", "wound*", "sore_skin", "blister*", "broken", "infect*", "eczema", "psoriasis"),
            *("ulcer*", "bruise*", "numb*", "scar", "swollen", "swelling"),
        ),
        "sleep_loss": (
            *("no_sleep", "sleepless", "awake_all", "stay_awake", "all_night", "stay_up", "less_sleep"),
            "wake_myself",
        ),
        "breath_holding": (*("hold_my_breath", "hold_breath", "holding_my", "hyperventil*", "wim_hof", "underwater"),),
        "driving": (
            *("driv*", "car", "motorbike*", "motorcycle*", "cycle", "cycling", "bike*", "ladder*", "roof*"),
            "machinery",
        ),
        "bed_rest": (
            *("bedrest", "bed_rest", "stay_in_bed", "all_day_in_bed", "lie_all_day", "lying_all_day", "immobil*"),
        ),
        "other_people": (
            *("baby", "child*", "kid*", "toddler*", "pregnan*", "wife*", "husband*", "partner*", "someone_else"),
            *("pet", "dog*"),
        ),
    }
)

#: the categories a person may choose from: the words that show an idea belongs to it
CATEGORIES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "bed_and_sleep": frozenset(
            {
                *("bed", "bedtime", "blanket", "curtains", "duvet", "lights", "mattress", "nap", "pillow"),
                *("pillows", "side", "sleep", "sleeping", "window"),
            }
        ),
        "sitting": frozenset(
            {
                *("armchair", "backrest", "break", "breaks", "chair", "cushion", "desk", "footrest", "laptop"),
                *("screen", "sit", "sitting", "sofa", "stand", "standing", "stool"),
            }
        ),
        "walking": frozenset(
            {
                *("bed", "bedtime", "steps", "stroll", "strolling", "walk", "walking", "walks"),
            }
        ),
        "stretching": frozenset(
            {
                *("bed", "bedtime", "stretch", "stretches", "stretching"),
            }
        ),
        "warmth": frozenset(
            {
                *("bath", "blanket", "jumper", "layer", "pad", "scarf", "shower", "vest", "warm", "warmth"),
            }
        ),
        "breathing": frozenset(
            {
                *("bed", "bedtime", "belly", "breath", "breathe", "breathing", "breaths"),
            }
        ),
        "shoes": frozenset(
            {
                *("barefoot", "boots", "flat", "shoe", "shoes", "slippers", "sneakers", "trainers"),
            }
        ),
        "quiet_time": frozenset(
            {
                *("bed", "bedtime", "book", "garden", "music", "outdoors", "phone", "quiet", "read", "reading"),
                *("relax", "relaxing", "screen", "tv"),
            }
        ),
    }
)
#: what stands behind a category for the exclusions: an idea is barred as these remedies are barred
REMEDIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "bed_and_sleep": ("pillow_support", "sleep_habits"),
        "sitting": ("movement_breaks", "lumbar_cushion"),
        "walking": ("walking",),
        "stretching": ("stretching",),
        "warmth": ("heat_pad", "hot_bath_or_shower"),
        "breathing": ("belly_breathing",),
        "shoes": ("comfortable_shoes",),
        "quiet_time": (),
    }
)
#: what may be fine elsewhere and not here: nobody falls asleep with warmth, or keeps it on for hours (part 3, warmth)
BARRED_IN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"warmth": ("night*", "sleep*", "bed", "bedtime", "hour", "hours", "all", "longer", "whole")}
)
#: minutes at a time: twenty with warmth as the reference has it, an hour for anything else [D]
MOST_MINUTES: Mapping[str, int] = MappingProxyType(
    {category: 20 if category == "warmth" else 60 for category in CATEGORIES}
)
#: words that say when; they show no category but that of sleep
ONLY_WHEN = frozenset({"bed", "bedtime"})
#: words that say nothing about risk: small words, times of day, how much of it
PLAIN = frozenset(
    {
        *("a", "about", "after", "afternoon", "again", "all", "am", "an", "and", "another", "any", "arm", "arms"),
        *("around", "as", "at", "away", "back", "be", "because", "before", "being", "better", "between", "both"),
        *("but", "by", "can", "day", "days", "different", "do", "does", "doing", "done", "down", "during"),
        *("each", "early", "easy", "eight", "end", "evening", "evenings", "every", "extra", "feel", "feels"),
        *("feet", "fifteen", "first", "five", "floor", "foot", "for", "forty", "four", "from", "front", "gentle"),
        *("gently", "get", "getting", "go", "going", "good", "half", "hand", "hands", "have", "having", "head"),
        *("help", "helps", "her", "hip", "hips", "his", "home", "hour", "hours", "how", "i", "if", "in"),
        *("instead", "into", "is", "it", "its", "just", "keep", "knee", "knees", "last", "late", "later", "left"),
        *("leg", "legs", "less", "lie", "light", "little", "long", "longer", "low", "lower", "lunch"),
        *("lunchtime", "lying", "make", "makes", "me", "mid", "midday", "minute", "minutes", "moment", "more"),
        *("morning", "mornings", "most", "my", "myself", "near", "neck", "new", "next", "night", "nights"),
        *("nine", "no", "none", "noon", "normal", "not", "of", "off", "often", "old", "on", "once", "one"),
        *("only", "or", "other", "out", "outside", "over", "own", "pair", "part", "place", "please", "put"),
        *("right", "same", "second", "seven", "short", "shorter", "shoulder", "shoulders", "six", "slow"),
        *("slower", "slowly", "small", "so", "soft", "softer", "some", "something", "sore", "still", "straight"),
        *("supper", "take", "taking", "ten", "than", "that", "the", "their", "them", "then", "thick", "thin"),
        *("third", "thirty", "this", "three", "through", "time", "times", "to", "today", "tonight", "too", "top"),
        *("towel", "try", "twelve", "twenty", "twice", "two", "under", "up", "upper", "usual", "usually", "wait"),
        *("waking", "wear", "wearing", "week", "weekday", "weekdays", "weekend", "weekends", "weeks", "well"),
        *("when", "while", "with", "without", "work", "working", "yes", "you", "your"),
    }
)
