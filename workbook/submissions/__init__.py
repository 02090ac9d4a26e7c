"""Submissions: files checked in bounded processes of their own, and what is then known of them."""
