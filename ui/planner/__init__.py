"""The planner: whom do I see when?"""
