from cspr.cli.running import main as main
