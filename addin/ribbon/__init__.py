"""The ribbon: its buttons and the handlers behind them."""
