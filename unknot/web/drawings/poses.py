"""The positions of the spasm pages, as joints."""

from __future__ import annotations

from unknot.web.drawings.figure import Figure, Pose, figure

LEGS_UP = Pose(
    spine=((100, 216), (145, 222), (190, 217)),
    neck=(75, 209),
    head=(48, 204),
    far_leg=((194, 215), (206, 142), (284, 142), (290, 119)),
    leg=((190, 211), (216, 146), (297, 146), (302, 121)),
    arm=((96, 206), (132, 206), (160, 200)),
    glow=(172, 238, 36, 25),
    furniture=((226, 162, 118, 15, 7), (236, 170, 12, 72, 5), (326, 170, 12, 72, 5), (332, 92, 13, 84, 6)),
    soft=((14, 241, 362, 13, 6.5), (18, 222, 60, 20, 10)),
    words=(
        "Seen from the side. A person lies on their back. "
        "Both calves rest on the seat of a chair, with hips and knees bent."
    ),
)
SIDE = Pose(
    spine=((112, 176), (160, 186), (206, 190)),
    neck=(86, 168),
    head=(58, 160),
    far_leg=((206, 194), (270, 168), (316, 214), (338, 208)),
    leg=((206, 186), (276, 150), (322, 196), (344, 190)),
    far_arm=((108, 172), (112, 140), (84, 128)),
    arm=((114, 176), (150, 204), (172, 226)),
    glow=(194, 200, 34, 20),
    furniture=((22, 118, 76, 92, 20), (262, 162, 58, 30, 14)),
    soft=((14, 100, 362, 148, 24),),
    words=(
        "Seen from above. A person lies on their side with knees bent. "
        "One pillow is under the head and one between the knees."
    ),
)
BED = Pose(
    spine=((188, 150), (222, 164), (254, 186)),
    neck=(166, 142),
    head=(142, 148),
    far_leg=((258, 190), (268, 236), (332, 238), (350, 232)),
    leg=((254, 188), (262, 238), (328, 240), (346, 234)),
    far_arm=((184, 150), (150, 168), (112, 166)),
    arm=((190, 152), (158, 172), (118, 168)),
    glow=(240, 178, 28, 20),
    furniture=((24, 178, 190, 52, 14), (34, 226, 12, 26, 4), (192, 226, 12, 26, 4)),
    soft=((14, 248, 362, 10, 5), (24, 168, 190, 22, 11)),
    words="Seen from the side. A person kneels on the floor beside a bed. Chest, arms and head rest on the bed.",
)
WORKTOP = Pose(
    spine=((176, 98), (204, 118), (226, 146)),
    neck=(156, 86),
    head=(132, 74),
    far_leg=((230, 150), (236, 206), (240, 256), (222, 262)),
    leg=((226, 150), (226, 206), (228, 258), (208, 263)),
    far_arm=((172, 102), (150, 134), (104, 134)),
    arm=((176, 102), (156, 138), (110, 138)),
    glow=(214, 134, 24, 20),
    furniture=((20, 148, 142, 12, 6), (28, 156, 118, 112, 8)),
    soft=((14, 268, 362, 10, 5),),
    view_box="0 44 390 236",
    words=(
        "Seen from the side. A person stands and leans forward from the hips. Both forearms rest on a kitchen worktop."
    ),
)

FIGURES: dict[str, Figure] = {
    "legs-up": figure(LEGS_UP),
    "side": figure(SIDE),
    "bed": figure(BED),
    "worktop": figure(WORKTOP),
}
