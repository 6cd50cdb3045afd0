"use client";

export { default } from "./(report)/[programme]/error";
