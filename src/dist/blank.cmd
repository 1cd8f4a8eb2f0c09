@echo off
rem What is dropped on this, or asked for, goes through the step "blank"; what comes of it is written beside.
"%~dp0jixiao.cmd" --step blank %*
