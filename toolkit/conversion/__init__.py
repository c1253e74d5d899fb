"""Within Chinese: from one script or region to another, place by place, with reasons and doubts."""
