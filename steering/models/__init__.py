"""The models of all rooms, where Django looks for them."""
