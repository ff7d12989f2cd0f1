"""Makes the picture and text towers that Tuwen serves through Triton. Running the line needs none of it."""
